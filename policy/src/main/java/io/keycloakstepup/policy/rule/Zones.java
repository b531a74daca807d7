package io.keycloakstepup.policy.rule;

import io.keycloakstepup.policy.facts.Facts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The zones of one policy by their names.
 *
 * @param byName the zones; empty where the policy names none
 */
public record Zones(Map<String, Zone> byName) {

    /** A policy that names no zone. */
    public static final Zones NONE = new Zones(Map.of());

    public Zones {
        byName = Map.copyOf(byName);
    }

    /** Those of these names that there are. */
    public Zones only(Set<String> names) {
        return new Zones(byName.entrySet().stream()
                .filter(zone -> names.contains(zone.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** Whether a request of which these facts are known lies in this zone; no where there is no such zone. */
    public Truth test(String name, Facts facts) {
        Zone zone = byName.get(name);
        return zone == null ? new Truth.No("there is no zone " + name) : zone.test(facts);
    }

    /**
     * The names of the zones in which the request lies, in alphabetical order; empty if of any zone of the policy that
     * cannot be said, as a list that lacks one would say no where nobody knows.
     */
    public Optional<List<String>> holding(Facts facts) {
        List<String> holding = new ArrayList<>();
        for (Map.Entry<String, Zone> zone : new TreeMap<>(byName).entrySet()) {
            Truth truth = zone.getValue().test(facts);
            if (truth instanceof Truth.Unknown) {
                return Optional.empty();
            }
            if (truth instanceof Truth.Yes) {
                holding.add(zone.getKey());
            }
        }
        return Optional.of(List.copyOf(holding));
    }
}
