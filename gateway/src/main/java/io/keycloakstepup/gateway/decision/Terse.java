package io.keycloakstepup.gateway.decision;

import io.keycloakstepup.resource.answer.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An answer for a proxy that hands on 401, with one header, and 403, and turns all else into 500: a refusal of another kind
 * becomes 401 where it has a challenge and 403 where it has none. That nobody can say stays what it is, and ends in 500.
 */
final class Terse {

    private static final String AUTHENTICATE = "WWW-Authenticate";

    private Terse() {}

    static Answer of(Answer answer) {
        List<Map.Entry<String, String>> headers = joined(answer.headers());
        return new Answer(status(answer), headers, answer.contentType(), answer.body());
    }

    private static int status(Answer answer) {
        boolean isFinal = answer.status() < 400 || answer.status() >= 500;
        if (isFinal) {
            return answer.status();
        }
        return answer.header(AUTHENTICATE).isPresent() && answer.status() != 403 ? 401 : 403;
    }

    /** All challenges in one header, which says the same (RFC 9110 §11.6.1). */
    private static List<Map.Entry<String, String>> joined(List<Map.Entry<String, String>> headers) {
        String challenges = headers.stream()
                .filter(Terse::isChallenge)
                .map(Map.Entry::getValue)
                .collect(Collectors.joining(", "));
        List<Map.Entry<String, String>> all = new ArrayList<>(
                headers.stream().filter(header -> !isChallenge(header)).toList());
        if (!challenges.isEmpty()) {
            all.add(Map.entry(AUTHENTICATE, challenges));
        }
        return all;
    }

    private static boolean isChallenge(Map.Entry<String, String> header) {
        return header.getKey().equalsIgnoreCase(AUTHENTICATE);
    }
}
