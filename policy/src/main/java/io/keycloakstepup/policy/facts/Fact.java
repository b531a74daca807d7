package io.keycloakstepup.policy.facts;

import java.util.Objects;
import java.util.Set;

/**
 * One thing that can be known about a request, by the name that conditions use for it. What it means and where it comes
 * from stands in docs/facts.md.
 *
 * @param name the qualified name, for example {@code net.ip}; where it counts something, it ends with the unit
 * @param type what its values are
 * @param mayBeAbsent whether a request can come in of which it, or a member of it that somebody asks for, is not known
 * @param chosenByUserAgent whether whoever sits at the browser can have a say in its value, if only by leaving a cookie
 *     away, by trying often enough or by waiting
 * @param impossibleAt the grants at which it can never be known; may be empty
 */
public record Fact(
        String name, FactType type, boolean mayBeAbsent, boolean chosenByUserAgent, Set<Grant> impossibleAt) {

    public Fact {
        if (!name.matches("[a-z]+(\\.[a-z][a-zA-Z0-9_]*)?")) {
            throw new IllegalArgumentException("not a fact name: '" + name + "'");
        }
        Objects.requireNonNull(type, "type");
        impossibleAt = Set.copyOf(impossibleAt);
        if (!mayBeAbsent && !impossibleAt.isEmpty()) {
            throw new IllegalArgumentException(name + " is always known, but not at " + impossibleAt);
        }
    }

    /** A fact of every request, whose value the user agent has no say in. */
    static Fact of(String name, FactType type) {
        return new Fact(name, type, false, false, Set.of());
    }

    /** The same, but not known of every request. */
    Fact absentAtTimes() {
        return new Fact(name, type, true, chosenByUserAgent, impossibleAt);
    }

    /** The same, but chosen by whoever sits at the browser. */
    Fact chosen() {
        return new Fact(name, type, mayBeAbsent, true, impossibleAt);
    }

    /** The same, but never known at these grants. */
    Fact neverAt(Grant... grants) {
        return new Fact(name, type, true, chosenByUserAgent, Set.of(grants));
    }

    /** Names are unique, so that one is as good as all components. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Fact fact && fact.name.equals(name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
