package io.keycloakstepup.resource.guard;

import io.keycloakstepup.resource.token.AccessToken;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often a user's client came back with another token and was asked for the same again, whatever the operation: what tells
 * a client that asking the user once more leads nowhere. Of one node; forgets the oldest beyond a limit. Thread-safe.
 */
final class Attempts {

    private static final int MOST = 10_000;

    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private final Map<Asked, Last> asked = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, Last> eldest) {
            return size() > MOST;
        }
    };

    /** Who was asked for what. */
    private record Asked(String subject, String clientId, Challenge challenge) {}

    /** When that was last, with which token, and how many different ones there were. */
    private record Last(Instant at, String token, int number) {}

    /** This challenge with its number. */
    Challenge number(Challenge challenge, AccessToken token, Question question) {
        return number(
                challenge, token, String.join("\n", question.incoming().sender().authorization()), question.now());
    }

    /**
     * The same.
     *
     * @param sent the token as it was sent; empty where that is not known
     */
    synchronized Challenge number(Challenge challenge, AccessToken token, String sent, Instant now) {
        String presented = mark(token, sent);
        Asked key = new Asked(token.subject(), token.clientId(), challenge.ofAnyOperation());
        Last before = asked.remove(key);
        int number = 1;
        if (before != null && !before.at().plus(REMEMBERED).isBefore(now)) {
            number = before.number() + (before.token().equals(presented) ? 0 : 1);
        }
        asked.put(key, new Last(now, presented, number));
        return challenge.numbered(number);
    }

    /** Two tokens of one second are two; where none stands in the header, the time that it was issued tells them apart. */
    private static String mark(AccessToken token, String sent) {
        return Sha256.of(sent + "\n" + token.issuedAt().map(Instant::toString).orElse(""));
    }
}
