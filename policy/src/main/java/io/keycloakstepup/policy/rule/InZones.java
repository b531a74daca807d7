package io.keycloakstepup.policy.rule;

import io.keycloakstepup.policy.facts.Fact;
import io.keycloakstepup.policy.facts.Facts;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The selectors {@code zones} and {@code zonesNot}: the request lies in one of some zones, or in none of them.
 *
 * @param key the policy's word for it, for explanations
 * @param zones the zones; never none
 * @param excluding true where it must lie in none
 */
public record InZones(String key, Zones zones, boolean excluding) implements Condition {

    public InZones {
        if (zones.byName().isEmpty()) {
            throw new IllegalArgumentException("selector " + key + " lists nothing, so it can never match");
        }
    }

    /** The names of the zones, in alphabetical order. */
    public Set<String> names() {
        return new TreeSet<>(zones.byName().keySet());
    }

    /** One zone that holds the request decides; else everything that would have to be known is collected. */
    @Override
    public Truth test(Facts facts) {
        Set<String> missing = new HashSet<>();
        for (var zone : new TreeMap<>(zones.byName()).entrySet()) {
            Truth truth = zone.getValue().test(facts);
            if (truth instanceof Truth.Yes) {
                return excluding ? new Truth.No("the request is in zone " + zone.getKey()) : truth;
            }
            if (truth instanceof Truth.Unknown unknown) {
                missing.addAll(unknown.missing());
            }
        }
        if (!missing.isEmpty()) {
            return new Truth.Unknown(missing);
        }
        return excluding ? Truth.yes() : new Truth.No("the request is in none of the zones " + names());
    }

    @Override
    public Set<Fact> reads() {
        return zones.byName().values().stream()
                .flatMap(zone -> zone.reads().stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
