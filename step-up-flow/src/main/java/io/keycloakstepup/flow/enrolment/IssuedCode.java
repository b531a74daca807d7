package io.keycloakstepup.flow.enrolment;

import java.time.Instant;
import java.util.Objects;

/**
 * A code as its administrator sees it, once.
 *
 * @param code in groups, to be read out or written down
 * @param expiresAt until when it can be typed
 */
public record IssuedCode(String code, Instant expiresAt) {

    public IssuedCode {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(expiresAt, "expiresAt");
    }

    /** Says nothing of the secret, so that no log can. */
    @Override
    public String toString() {
        return "IssuedCode[expiresAt=" + expiresAt + "]";
    }
}
