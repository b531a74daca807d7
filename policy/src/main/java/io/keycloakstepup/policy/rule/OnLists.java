package io.keycloakstepup.policy.rule;

import static io.keycloakstepup.policy.facts.FactTable.NET_LISTS;

import io.keycloakstepup.policy.facts.Fact;
import io.keycloakstepup.policy.facts.Facts;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The criterion {@code lists} of a zone: the address stands on one of these lists of the server's configuration. A list
 * that the server does not have says nothing of anybody.
 *
 * @param names the names of the lists; never empty
 */
public record OnLists(Set<String> names) implements Condition {

    public OnLists {
        names = Set.copyOf(names);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("on none of no lists");
        }
    }

    @Override
    public Truth test(Facts facts) {
        Map<?, ?> lists = facts.value(NET_LISTS).<Map<?, ?>>map(Map.class::cast).orElse(Map.of());
        Set<String> missing = new HashSet<>();
        for (String name : names) {
            if (!(lists.get(name) instanceof Boolean holds)) {
                missing.add(NET_LISTS.name() + "." + name);
            } else if (holds) {
                return Truth.yes();
            }
        }
        return missing.isEmpty()
                ? new Truth.No("net.ip is on none of " + new TreeSet<>(names))
                : new Truth.Unknown(missing);
    }

    @Override
    public Set<Fact> reads() {
        return Set.of(NET_LISTS);
    }
}
