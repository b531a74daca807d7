package io.keycloakstepup.flow.notice;

/** The details of Keycloak's events from which notices are made. */
public final class NoticeDetail {

    /** {@code true} where a rule wants the user to be told of the sign-in; else not there. */
    public static final String NOTIFY = "step_up_notify";

    /** {@code true} on a wrong answer of somebody who had proven something before; else not there. */
    public static final String PROVEN = "step_up_proven";

    /** {@code true} where the user is remembered in this browser from this sign-in on; else not there. */
    public static final String REMEMBERED = "step_up_remembered";

    /** The word of the factor that was answered. */
    public static final String FACTOR = "step_up_factor";

    private NoticeDetail() {}
}
