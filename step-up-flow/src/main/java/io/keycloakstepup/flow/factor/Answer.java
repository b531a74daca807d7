package io.keycloakstepup.flow.factor;

import java.util.Objects;
import java.util.Optional;

/**
 * What a user answered to a challenge.
 *
 * @param secret the code or password as it was typed; may be empty
 * @param credentialId the credential the user chose; empty to leave the choice to the factor
 */
public record Answer(String secret, Optional<String> credentialId) {

    public Answer {
        Objects.requireNonNull(secret, "secret");
        Objects.requireNonNull(credentialId, "credentialId");
    }

    /** Says nothing of the secret, so that no log can. */
    @Override
    public String toString() {
        return "Answer[credentialId=" + credentialId.orElse("-") + "]";
    }
}
