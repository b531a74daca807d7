package io.keycloakstepup.it.matrix;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What the policy of a cell comes to. */
enum Outcome {
    ASKS_PWD(Level.PWD, ""),
    ASKS_MFA(Level.MFA, ""),
    ASKS_NOW(Level.NOW, ""),
    /** Asks for two factors, and lets the application off. */
    EXEMPTS(Level.PWD, """
            rules:
              - id: excused
                match: { clients: [shop] }
                then: { exempt: true }
                owner: ops@example.com
                reason: to be replaced
                expires: 2099-12-31
            """),
    /** Denies whoever the user is. */
    DENIES(Level.PWD, """
            rules:
              - id: closed
                match: { clients: [shop] }
                then: { deny: closed }
            """);

    private final Level required;
    private final String rules;

    Outcome(Level required, String rules) {
        this.required = required;
        this.rules = rules;
    }

    /** The level that is required of a user in the end. */
    Level required() {
        return required;
    }

    String policy() {
        String levels = Arrays.stream(Level.values()).map(Level::line).collect(Collectors.joining());
        Level byDefault = this == EXEMPTS ? Level.MFA : required;
        return "policy: 1\nlevels:\n" + levels + rules + "default: { require: " + byDefault.acr() + " }\n";
    }
}
