package io.keycloakstepup.authenticators.refusal;

import java.util.Optional;
import org.keycloak.common.util.SecretGenerator;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The number under which everything that is decided in one sign-in can be found again. */
public final class DecisionId {

    private static final String NOTE = "step-up.decision";

    /** Without characters that are easily mistaken for one another: people read this number out on the telephone. */
    private static final char[] ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789".toCharArray();

    private static final int LENGTH = 10;

    private DecisionId() {}

    /** The number of this sign-in: made at first use, the same ever after. */
    public static String of(AuthenticationSessionModel authSession) {
        return Optional.ofNullable(authSession.getAuthNote(NOTE)).orElseGet(() -> {
            String id = SecretGenerator.getInstance().randomString(LENGTH, ALPHABET);
            authSession.setAuthNote(NOTE, id);
            return id;
        });
    }
}
