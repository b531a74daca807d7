package io.keycloakstepup.authenticators.refusal;

import io.keycloakstepup.flow.notice.NoticeDetail;
import io.keycloakstepup.flow.reason.DecisionNumber;
import io.keycloakstepup.flow.reason.Reason;

/** The names of our details in Keycloak's events. */
public final class EventDetail {

    /** The number of the sign-in's decision. */
    public static final String DECISION = DecisionNumber.DETAIL;

    /** The reason code of a refusal. */
    public static final String REASON = Reason.DETAIL;

    /** The word of the factor that was answered. */
    public static final String FACTOR = NoticeDetail.FACTOR;

    /** The highest level that was required, by whatever it was met: a remembered device may have spared a part of it. */
    public static final String LEVEL = "step_up_level";

    /** The highest level that what was proven reaches; {@code 0} for none. */
    public static final String REACHED = "step_up_reached";

    /** The ids of the rules that asked for something. */
    public static final String RULES = "step_up_rules";

    /** The databases and lists of addresses that somebody should look after; only where there are any. */
    public static final String TROUBLE = "step_up_trouble";

    /** The id of the remembered device because of which less was asked. */
    public static final String SPARED_BY = "step_up_spared_by";

    /** The ids of the rules that exempted the request; only where some did. */
    public static final String EXEMPT = "step_up_exempt";

    /** {@code true} where a rule wants the user to be told of the sign-in; else not there. */
    public static final String NOTIFY = NoticeDetail.NOTIFY;

    /** {@code true} on a wrong answer of somebody who had proven something before; else not there. */
    public static final String PROVEN = NoticeDetail.PROVEN;

    /** {@code true} where a new factor was added with an enrolment code; else not there. */
    public static final String ENROLMENT_CODE = "step_up_enrolment_code";

    /** What rules that only report would have asked or denied, in words; only where there are any. */
    public static final String REPORTED = "step_up_reported";

    /** At which identity provider the user was, and what that counted for, or why for nothing more. */
    public static final String PROVIDER = "step_up_idp";

    /** {@code true} where the server's operator has let an administrator past the policy; else not there. */
    public static final String RESCUED = "step_up_rescued";

    /** The digest of the operation that was approved with the sign-in; only where there was one. */
    public static final String OPERATION = "step_up_txn";

    /** The client that a state token was made for, where another client or another key came with it; else not there. */
    public static final String MADE_FOR = "step_up_made_for";

    private EventDetail() {}
}
