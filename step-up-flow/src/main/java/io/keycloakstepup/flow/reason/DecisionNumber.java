package io.keycloakstepup.flow.reason;

import org.keycloak.common.util.SecretGenerator;

/** The number by which a refusal and its event are found again. */
public final class DecisionNumber {

    /** The name of the detail by which Keycloak's events carry it. */
    public static final String DETAIL = "step_up_decision";

    /** Without characters that are easily mistaken for one another: people read this number out on the telephone. */
    private static final char[] ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789".toCharArray();

    private static final int LENGTH = 10;

    private DecisionNumber() {}

    /** A new one. */
    public static String next() {
        return SecretGenerator.getInstance().randomString(LENGTH, ALPHABET);
    }
}
