package io.keycloakstepup.demo.bank;

import io.keycloakstepup.demo.api.Errand;
import io.keycloakstepup.demo.http.Query;
import java.util.List;
import java.util.Map;

/**
 * One thing that was said between bank, API and Keycloak, fit to be shown: what could be misused is left out.
 *
 * @param way who said it to whom
 * @param what it in a few words
 * @param lines its parts
 */
record Talk(String way, String what, List<Line> lines) {

    /** A part by its name, as it was sent, and what it means. */
    record Line(String name, String value, String meaning) {}

    Talk {
        lines = List.copyOf(lines);
    }

    static Talk withApi(Errand errand, ApiAnswer answer) {
        Line request = line("request", "POST " + errand.path());
        Line status = line("status", String.valueOf(answer.status()));
        String challenge = "WWW-Authenticate";
        return answer.isDone()
                ? new Talk("Bank → API", errand.path() + ": done", List.of(request, status))
                : new Talk(
                        "Bank → API",
                        errand.path() + ": refused, " + wanted(answer),
                        List.of(request, status, new Line(challenge, answer.challenge(), meaning(answer))));
    }

    static Talk departure(Map<String, String> parameters) {
        List<Line> lines = parameters.entrySet().stream()
                .map(parameter -> line(parameter.getKey(), parameter.getValue()))
                .toList();
        String level = parameters.getOrDefault("acr_values", "");
        String action = parameters.getOrDefault("kc_action", "");
        String what = level.isEmpty() ? "please sign this user in" : "please prove " + level;
        return new Talk("Bank → Keycloak", action.isEmpty() ? what : "please run " + action, lines);
    }

    static Talk arrival(Query query) {
        List<Line> lines = List.of("error", "error_description", "code", "state", "iss", "kc_action_status").stream()
                .filter(query::has)
                .map(name -> line(name, name.equals("code") ? "(not shown)" : query.value(name)))
                .toList();
        String what = query.has("error") ? "refused, " + query.value("error") : "here is a code";
        return new Talk("Keycloak → Bank", what, lines);
    }

    static Talk redeemed(boolean good) {
        String what = good ? "tokens for the code" : "no tokens for the code";
        return new Talk("Bank → Keycloak", what, List.of(line("grant_type", "authorization_code")));
    }

    private static String wanted(ApiAnswer answer) {
        return answer.demand()
                .map(demand -> demand.acr() + " wanted")
                .orElse(answer.wantsSignIn() ? "a token wanted" : "not possible");
    }

    private static String meaning(ApiAnswer answer) {
        return Glossary.meaning("challenge", answer.demand().isPresent() ? "demand" : "token");
    }

    private static Line line(String name, String value) {
        return new Line(name, value, Glossary.meaning(name, value));
    }
}
