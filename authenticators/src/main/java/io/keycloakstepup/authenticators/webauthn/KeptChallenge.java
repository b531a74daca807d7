package io.keycloakstepup.authenticators.webauthn;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keycloakstepup.flow.once.OnceKey;
import io.keycloakstepup.flow.once.OneTimeClaims;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A challenge as the server keeps it until the answer comes: for one user and one purpose, for ten minutes, for one
 * answer.
 *
 * @param purpose what it was made for
 * @param user the id of the user; empty where whoever holds a key may answer
 * @param madeAtMillis when, in milliseconds since 1970
 * @param options what the authenticator was asked, in the library's JSON
 */
record KeptChallenge(
        @JsonProperty("purpose") String purpose,
        @JsonProperty("user") String user,
        @JsonProperty("madeAt") long madeAtMillis,
        @JsonProperty("options") String options) {

    /** For the user to find the key and the finger: as long as a one-time code counts as used. */
    static final Duration LIFETIME = Duration.ofMinutes(10);

    private static final String KIND = "webauthn";
    private static final ObjectMapper JSON = new ObjectMapper();

    static String purpose(String ceremony, KeyRole role) {
        return ceremony + ":" + role.credentialType();
    }

    String written() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and a number are always JSON", e);
        }
    }

    /** The challenge, if it was made for this and has not grown too old; empty for anything else. */
    static Optional<KeptChallenge> read(String written, String purpose, String userId, Instant now) {
        try {
            return Optional.of(JSON.readValue(written, KeptChallenge.class))
                    .filter(kept -> kept.purpose.equals(purpose))
                    .filter(kept -> kept.user.isEmpty() || kept.user.equals(userId))
                    .filter(kept -> !now.isAfter(kept.madeAt().plus(LIFETIME)));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private Instant madeAt() {
        return Instant.ofEpochMilli(madeAtMillis);
    }

    /** True for the first answer to it. The options hold the random challenge, so they name it. */
    boolean claim(OneTimeClaims claims, Instant now) {
        return claims.claim(KIND, options, now, LIFETIME);
    }

    /** True for the first answer to it, if it is the first such use of the key as well; false claims neither. */
    boolean claimWith(String use, OneTimeClaims claims, Instant now) {
        return claims.claimBoth(OnceKey.of(KIND, options), use, now, LIFETIME);
    }
}
