package io.keycloakstepup.flow.limit;

import java.time.Instant;
import org.keycloak.models.KeycloakSession;

/**
 * The challenges whose codes are sent: each takes few tries, however often its code is sent anew. They stand in a row of
 * their own beside those of the credential, so that one statement counts both.
 *
 * @param session the Keycloak session
 */
public record SentCodes(KeycloakSession session) {

    /** Wrong answers that one challenge takes; the statement that counts knows it too. */
    static final int MOST_TRIES = 5;

    /**
     * Begins a challenge, before its first code can be answered.
     *
     * @param countedUnder what failures at the code are counted under
     * @param challenge its name, random and of at most 63 characters
     */
    public void begin(String countedUnder, String challenge, Instant now) {
        new Attempts(session).insert(FailureRows.Row.ofChallenge(countedUnder, challenge), now);
    }

    /** Whether an answer to this challenge would be looked at; not where it was never begun. */
    public boolean takes(String countedUnder, String challenge) {
        return new Attempts(session)
                .triesOf(FailureRows.Row.ofChallenge(countedUnder, challenge)).stream()
                        .anyMatch(tries -> tries < MOST_TRIES);
    }
}
