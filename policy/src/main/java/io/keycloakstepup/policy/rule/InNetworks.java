package io.keycloakstepup.policy.rule;

import static io.keycloakstepup.policy.facts.FactTable.NET_IP;

import io.keycloakstepup.policy.facts.Fact;
import io.keycloakstepup.policy.facts.Facts;
import io.keycloakstepup.policy.zone.Networks;
import java.util.Set;

/**
 * The criterion {@code cidrs} of a zone: the address lies in one of these networks. What is no address lies in no
 * network anybody could name, so that is not known.
 *
 * @param networks the networks
 */
public record InNetworks(Networks networks) implements Condition {

    private static final Truth ELSEWHERE = new Truth.No("net.ip is in none of cidrs");

    @Override
    public Truth test(Facts facts) {
        return facts.value(NET_IP)
                .flatMap(address -> networks.holds((String) address))
                .map(holds -> holds ? Truth.yes() : ELSEWHERE)
                .orElseGet(() -> new Truth.Unknown(Set.of(NET_IP.name())));
    }

    @Override
    public Set<Fact> reads() {
        return Set.of(NET_IP);
    }
}
