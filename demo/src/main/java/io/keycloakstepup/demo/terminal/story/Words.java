package io.keycloakstepup.demo.terminal.story;

import io.keycloakstepup.demo.terminal.json.Json;
import io.keycloakstepup.demo.terminal.wire.Answer;
import java.util.Map;
import java.util.Set;

/** What people are told of factors, and of what went wrong. */
final class Words {

    private static final Map<String, String> FACTORS = Map.of(
            "password", "your password",
            "otp", "a code from your authenticator app",
            "email-code", "a code by mail",
            "recovery-code", "one of your recovery codes");

    private static final Map<String, String> PROBLEMS = Map.ofEntries(
            Map.entry("credentials_invalid", "Name and password do not belong together."),
            Map.entry("factor_code_invalid", "That was not right."),
            Map.entry("factor_code_replayed", "That code was used before. Wait for the next one."),
            Map.entry("factor_code_expired", "That code is too old."),
            Map.entry("factor_gone", "That is not there any more."),
            Map.entry("state_transition_invalid", "That cannot be done now."),
            Map.entry("code_not_sent", "The code could not be sent."),
            Map.entry("state_token_invalid", "That took too long."),
            Map.entry("policy_denied", "The bank does not allow this for your account."),
            Map.entry(
                    "redirect_to_web",
                    "Your account needs something first that only a browser can do: sign in at the bank once."),
            Map.entry("locked", "Too many wrong answers: this cannot be used any more."));

    private static final Set<String> LAST =
            Set.of("state_token_invalid", "policy_denied", "redirect_to_web", "client_not_allowed", "token_invalid");

    private Words() {}

    /** Whether there is a way to prove this in a terminal: a key needs a browser. */
    static boolean isKnown(Json factor) {
        return FACTORS.containsKey(factor.at("factorType").text());
    }

    static String factor(Json factor) {
        String type = factor.at("factorType").text();
        String label = factor.at("label").text();
        return FACTORS.getOrDefault(type, type) + (label.isEmpty() ? "" : " (" + label + ")");
    }

    static String problem(Answer answer) {
        String code = answer.document().at("code").text();
        if (code.equals("too_many_attempts")) {
            return "Too many tries. Wait " + answer.retryAfter() + " seconds.";
        }
        return PROBLEMS.getOrDefault(code, "It did not work: " + answer.status() + " " + code);
    }

    /** Whether nothing can be done any more but to begin again. */
    static boolean isLast(Answer answer) {
        return LAST.contains(answer.document().at("code").text());
    }
}
