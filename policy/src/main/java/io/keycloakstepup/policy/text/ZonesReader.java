package io.keycloakstepup.policy.text;

import io.keycloakstepup.policy.text.Node.Entry;
import io.keycloakstepup.policy.text.Node.Scalar;
import io.keycloakstepup.policy.zone.Network;
import io.keycloakstepup.policy.zone.Networks;
import io.keycloakstepup.policy.zone.Zones;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code zones}. */
final class ZonesReader {

    private static final Shape ZONE = Shape.of("a zone", "cidrs");

    private final Problems problems;
    private final Values values;

    ZonesReader(Problems problems) {
        this.problems = problems;
        this.values = new Values(problems);
    }

    /** The zones that are right. */
    Zones read(List<Entry> entries) {
        Map<String, Networks> byName = new LinkedHashMap<>();
        for (Entry entry : entries) {
            networks(entry).ifPresent(networks -> byName.put(entry.name(), networks));
        }
        return new Zones(byName);
    }

    private Optional<Networks> networks(Entry entry) {
        return Members.of(entry.value(), ZONE, problems)
                .flatMap(members -> members.required("cidrs"))
                .map(this::networks)
                .filter(networks -> !networks.isEmpty())
                .map(Networks::new);
    }

    private List<Network> networks(Node node) {
        return values.texts(values.someItems(node, "cidrs"), "a network").stream()
                .map(this::network)
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Network> network(Scalar cidr) {
        return problems.attempt(
                cidr, "an IP network like 198.51.100.0/24 or 2001:db8::/32", () -> Network.parse(cidr.text()));
    }
}
