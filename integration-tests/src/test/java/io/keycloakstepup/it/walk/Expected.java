package io.keycloakstepup.it.walk;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakstepup.it.http.Answer;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What an answer says, as far as the model knows.
 *
 * @param status the HTTP status
 * @param said the state, or the code of a problem; empty for an answer without a body
 * @param factors what can be proven next, or what was begun
 * @param progress what was proven, and how many questions are left; empty where the answer does not tell
 */
record Expected(int status, String said, Set<String> factors, String progress) {

    private static final String SUCCESS = "SUCCESS";

    static final Expected DEAD = problem(401, "state_token_invalid");
    static final Expected UNKNOWN = problem(401, "credentials_invalid");
    static final Expected MISFIT = problem(400, "request_invalid");
    static final Expected GONE = problem(410, "factor_gone");
    static final Expected IMPOSSIBLE = problem(403, "state_transition_invalid");
    static final Expected WRONG = problem(403, "factor_code_invalid");
    static final Expected REPLAYED = problem(403, "factor_code_replayed");
    static final Expected SPENT = problem(403, "factor_code_expired");
    static final Expected TOO_OFTEN = problem(429, "too_many_attempts");
    static final Expected CANCELLED = new Expected(204, "", Set.of(), "");

    private static Expected problem(int status, String code) {
        return new Expected(status, code, Set.of(), "");
    }

    /** An open transaction. */
    static Expected open(int status, String said, Set<Means> factors, Set<Means> proven, int remaining) {
        return new Expected(status, said, words(factors), words(proven) + " " + remaining);
    }

    /** A transaction in which all that is asked has been proven. */
    static Expected success(Set<Means> proven) {
        return open(200, SUCCESS, Set.of(), proven, 0);
    }

    boolean isSuccess() {
        return said.equals(SUCCESS);
    }

    private static Set<String> words(Set<Means> means) {
        return means.stream().map(Means::word).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The same of an answer that came. */
    static Expected seen(Answer answer) {
        JsonNode json = answer.json();
        String said = json.has("code")
                ? json.path("code").asText()
                : json.path("status").asText();
        Set<String> factors = new TreeSet<>(json.at("/_embedded/factors").findValuesAsText("id"));
        factors.addAll(json.at("/_embedded/factor").findValuesAsText("id"));
        return new Expected(answer.status(), said, factors, progress(json));
    }

    private static String progress(JsonNode json) {
        JsonNode satisfied = json.at("/progress/satisfied");
        if (satisfied.isMissingNode()) {
            return "";
        }
        Set<String> words = StreamSupport.stream(satisfied.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toCollection(TreeSet::new));
        return words + " " + json.at("/progress/remaining").asInt();
    }
}
