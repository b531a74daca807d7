package io.keycloakstepup.demo.terminal.story;

import io.keycloakstepup.demo.terminal.json.Json;
import io.keycloakstepup.demo.terminal.wire.Answer;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One transaction with Keycloak's policy: asks for what each answer wants, until there is a code. */
final class StepUp {

    private final Terminal terminal;
    private final Client client;

    StepUp(Terminal terminal, Client client) {
        this.terminal = terminal;
        this.client = client;
    }

    /** The code; empty where there is none, and then it was said why. */
    Optional<String> code(Answer first) throws IOException {
        Answer answer = first;
        while (answer.isGood() && !status(answer).equals("SUCCESS")) {
            Optional<Answer> next = next(answer.document());
            if (next.isEmpty()) {
                return Optional.empty();
            }
            answer = next.get();
        }
        if (!answer.isGood()) {
            terminal.say(Words.problem(answer));
            return Optional.empty();
        }
        return Optional.of(answer.document().at("authorization_code").text());
    }

    private static String status(Answer answer) {
        return answer.document().at("status").text();
    }

    private Optional<Answer> next(Json state) throws IOException {
        return switch (state.at("status").text()) {
            case "MFA_REQUIRED" -> pick(state, "verify");
            case "MFA_ENROLL" -> pick(state, "enroll");
            case "MFA_CHALLENGE" -> Optional.of(prove(state));
            case "MFA_ENROLL_ACTIVATE" -> {
                terminal.say("Type this key into an authenticator app: "
                        + factor(state)
                                .at("_embedded", "activation", "sharedSecret")
                                .text());
                yield Optional.of(prove(state));
            }
            default -> {
                terminal.say("What comes next is not known to this program: use the page. ("
                        + state.at("status").text() + ")");
                yield Optional.empty();
            }
        };
    }

    /** Lets its user choose one of the factors that a terminal can ask for. */
    private Optional<Answer> pick(Json state, String link) throws IOException {
        List<Json> factors = state.at("_embedded", "factors").elements().stream()
                .filter(Words::isKnown)
                .toList();
        if (factors.isEmpty()) {
            terminal.say("That needs a security key, and a key needs a browser: use the page.");
            return Optional.empty();
        }
        Json picked = isPassword(factors.get(0)) && factors.size() == 1 ? factors.get(0) : chosen(factors, link);
        return Optional.of(client.follow(picked.at("_links", link), answering(state, Map.of())));
    }

    private Json chosen(List<Json> factors, String link) throws IOException {
        terminal.say(link.equals("enroll") ? "Set up another way to prove who you are:" : "Prove who you are:");
        for (int i = 0; i < factors.size(); i++) {
            terminal.say("  " + (i + 1) + "  " + Words.factor(factors.get(i)));
        }
        return factors.get(chosen(factors.size()) - 1);
    }

    private int chosen(int most) throws IOException {
        while (true) {
            String typed = terminal.ask("Which (1 to " + most + ")?");
            if (typed.matches("[0-9]{1,3}") && Integer.parseInt(typed) >= 1 && Integer.parseInt(typed) <= most) {
                return Integer.parseInt(typed);
            }
            terminal.say("A number from 1 to " + most + ", please.");
        }
    }

    /** Asks until it was right, or nothing more can be done. */
    private Answer prove(Json state) throws IOException {
        Json asked = state;
        while (true) {
            Answer answer = client.follow(asked.at("_links", "next"), answering(asked, proof(asked)));
            if (answer.isGood() || Words.isLast(answer) || answer.status() == 429) {
                return answer;
            }
            terminal.say(Words.problem(answer));
            if (!answer.document().at("stateToken").isNothing()) {
                asked = new Json(renewed(asked, answer.document().at("stateToken")));
            }
        }
    }

    private static Map<String, Json> renewed(Json state, Json stateToken) {
        return Map.of("_embedded", state.at("_embedded"), "_links", state.at("_links"), "stateToken", stateToken);
    }

    private Map<String, Object> proof(Json state) throws IOException {
        return isPassword(factor(state))
                ? Map.of("password", terminal.askSecretly("Password:"))
                : Map.of("passCode", terminal.ask("Code:"));
    }

    private static boolean isPassword(Json factor) {
        return factor.at("factorType").text().equals("password");
    }

    private static Json factor(Json state) {
        return state.at("_embedded", "factor");
    }

    private static Map<String, Object> answering(Json state, Map<String, Object> members) {
        Map<String, Object> all = new HashMap<>(members);
        all.put("stateToken", state.at("stateToken").text());
        return all;
    }
}
