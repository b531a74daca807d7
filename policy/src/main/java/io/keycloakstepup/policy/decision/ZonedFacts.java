package io.keycloakstepup.policy.decision;

import static io.keycloakstepup.policy.facts.FactTable.NET_ZONES;

import io.keycloakstepup.policy.facts.Fact;
import io.keycloakstepup.policy.facts.Facts;
import io.keycloakstepup.policy.rule.Zones;
import java.util.Optional;

/**
 * Facts with {@code net.zones} worked out from what else is known of the network, as only the policy knows its zones.
 * Belongs to one judgement: not thread-safe.
 */
final class ZonedFacts implements Facts {

    private final Zones zones;
    private final Facts facts;
    private Optional<Optional<Object>> located = Optional.empty();

    ZonedFacts(Zones zones, Facts facts) {
        this.zones = zones;
        this.facts = facts;
    }

    @Override
    public Optional<Object> value(Fact fact) {
        return fact.equals(NET_ZONES) ? netZones() : facts.value(fact);
    }

    /** Worked out once, as many rules may ask. */
    private Optional<Object> netZones() {
        if (located.isEmpty()) {
            located = Optional.of(zones.holding(facts).map(names -> names));
        }
        return located.get();
    }
}
