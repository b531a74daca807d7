package io.keycloakstepup.flow.history;

import java.util.Objects;

/**
 * A factor that was used in a sign-in.
 *
 * @param word the factor's word
 * @param credentialId the credential it was proven with; empty where that is not known
 */
public record UsedFactor(String word, String credentialId) {

    private static final String BETWEEN = "/";
    private static final int LONGEST = 255;

    public UsedFactor {
        if (word.isEmpty() || word.contains(BETWEEN)) {
            throw new IllegalArgumentException("not the word of a factor: '" + word + "'");
        }
        Objects.requireNonNull(credentialId, "credentialId");
    }

    static UsedFactor read(String text) {
        String[] parts = text.split(BETWEEN, 2);
        return new UsedFactor(parts[0], parts.length == 2 ? parts[1] : "");
    }

    /** The form that a row has room for. */
    String text() {
        String whole = word + BETWEEN + credentialId;
        return credentialId.isEmpty() || whole.length() > LONGEST ? word : whole;
    }
}
