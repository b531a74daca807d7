package io.keycloakstepup.demo.terminal.story;

import io.keycloakstepup.demo.terminal.json.JsonText;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A payment.
 *
 * @param key what tells it from another one to the same for the same
 */
record Payment(String to, BigDecimal amount, String key) {

    Payment {
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(key, "key");
    }

    /** The body of the call that pays, the same each time: what is approved is approved to the letter. */
    String body() {
        return JsonText.of(display());
    }

    /** What Keycloak shows to whoever approves it. */
    Map<String, Object> operation(String digest) {
        return Map.of("type", "payment", "digest", digest, "display", display());
    }

    private Map<String, Object> display() {
        return new TreeMap<>(Map.of("to", to, "amount", amount));
    }

    @Override
    public String toString() {
        return "CHF " + amount.toPlainString() + " to " + to;
    }
}
