package io.keycloakstepup.authenticators.code;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keycloakstepup.flow.factor.Challenge;
import io.keycloakstepup.flow.factor.Verification;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is told of a code under way.
 *
 * @param to where it went, masked; empty where that is not told
 * @param isSent whether there is one that could be typed
 * @param nextAtMillis from when on another can be asked for, in milliseconds since 1970
 */
record ShownCode(
        @JsonProperty("to") String to,
        @JsonProperty("sent") boolean isSent,
        @JsonProperty("nextAt") long nextAtMillis) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ShownCode NOTHING = new ShownCode("", false, 0);

    static ShownCode to(String masked, boolean isSent) {
        return new ShownCode(masked, isSent, 0);
    }

    static ShownCode of(Challenge challenge) {
        try {
            return challenge.shown().isEmpty()
                    ? NOTHING
                    : JSON.readValue(challenge.shown().get(), ShownCode.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what is shown of a code was written here", e);
        }
    }

    ShownCode waitingUntil(Instant nextAt) {
        return new ShownCode(to, isSent, nextAt.toEpochMilli());
    }

    /** How long it is until another code can be asked for, in whole seconds; zero if that is now. */
    long secondsToNext(Instant now) {
        Duration left = Duration.between(now, Instant.ofEpochMilli(nextAtMillis));
        return left.isNegative() ? 0 : left.plusMillis(999).toSeconds();
    }

    /** The challenge of a code that was just sent. */
    Challenge with(KeptCode kept) {
        return new Challenge(Optional.of(kept.written()), Optional.of(new ShownCode(to, true, nextAtMillis).written()));
    }

    /** The challenge where none was sent: what was sent before, if anything was, still counts. */
    Challenge hindered(Optional<KeptCode> standing, Verification.Refused why) {
        return new Challenge(standing.map(KeptCode::written), Optional.of(written()), Optional.of(why));
    }

    private String written() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a text and numbers are always JSON", e);
        }
    }
}
