package io.keycloakstepup.policy.facts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The facts that conditions of one kind can read: those of the policy, or those of one operation of an API. Immutable. */
public final class Catalogue {

    private final Map<String, Fact> byName;
    private final List<Fact> all;

    private Catalogue(Map<String, Fact> byName) {
        this.byName = byName;
        this.all = List.copyOf(byName.values());
    }

    /**
     * These facts, in this order.
     *
     * @throws IllegalArgumentException if two have one name
     */
    public static Catalogue of(List<Fact> facts) {
        Map<String, Fact> byName = new LinkedHashMap<>();
        for (Fact fact : facts) {
            if (byName.put(fact.name(), fact) != null) {
                throw new IllegalArgumentException("two facts of the name " + fact.name());
            }
        }
        return new Catalogue(byName);
    }

    /** All of them, in their order. */
    public List<Fact> all() {
        return all;
    }

    /** The fact of this name, or empty. */
    public Optional<Fact> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
