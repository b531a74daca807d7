package io.keycloakstepup.flow.factor;

import java.util.Objects;
import java.util.Optional;

/**
 * What a user answered to a challenge.
 *
 * @param secret the code or password as it was typed; may be empty
 * @param credentialId the credential the user chose; empty to leave the choice to the factor
 * @param kept what the challenge had its caller keep; empty where it kept nothing or was never made
 * @param isAfterProof whether something else was proven before: whoever guesses then is no mere stranger
 */
public record Answer(String secret, Optional<String> credentialId, Optional<String> kept, boolean isAfterProof) {

    public Answer {
        Objects.requireNonNull(secret, "secret");
        Objects.requireNonNull(credentialId, "credentialId");
        Objects.requireNonNull(kept, "kept");
    }

    /** An answer of somebody who has proven nothing that is known here. */
    public Answer(String secret, Optional<String> credentialId, Optional<String> kept) {
        this(secret, credentialId, kept, false);
    }

    /** The same answer, of somebody who has proven something before, or has not. */
    public Answer after(boolean proof) {
        return new Answer(secret, credentialId, kept, proof);
    }

    /** An answer to a challenge that kept nothing. */
    public static Answer of(String secret, Optional<String> credentialId) {
        return new Answer(secret, credentialId, Optional.empty());
    }

    /** Says nothing of the secret, so that no log can. */
    @Override
    public String toString() {
        return "Answer[credentialId=" + credentialId.orElse("-") + "]";
    }
}
