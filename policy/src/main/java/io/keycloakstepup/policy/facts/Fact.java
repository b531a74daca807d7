package io.keycloakstepup.policy.facts;

import java.util.Objects;

/**
 * One thing that can be known about a request, by the name that conditions use for it.
 *
 * @param name the qualified name, for example {@code net.ip}
 * @param type what its values are
 * @param meaning what it is, in one sentence, with its unit
 * @param absent when it is not known, in words; empty for a fact that is always known
 * @param chosenByUserAgent whether whoever sits at the browser can choose its value
 */
public record Fact(String name, FactType type, String meaning, String absent, boolean chosenByUserAgent) {

    public Fact {
        if (!name.matches("[a-z]+\\.[a-zA-Z]+")) {
            throw new IllegalArgumentException("not a fact name: '" + name + "'");
        }
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(meaning, "meaning");
        Objects.requireNonNull(absent, "absent");
    }

    /** Whether a request can come in of which this is not known. */
    public boolean mayBeAbsent() {
        return !absent.isEmpty();
    }
}
