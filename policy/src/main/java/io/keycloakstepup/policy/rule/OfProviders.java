package io.keycloakstepup.policy.rule;

import static io.keycloakstepup.policy.facts.FactTable.NET_ASN;

import io.keycloakstepup.policy.facts.Fact;
import io.keycloakstepup.policy.facts.Facts;
import java.util.Set;

/**
 * The criterion {@code asns} of a zone: the address belongs to one of these autonomous systems.
 *
 * @param numbers their numbers, from 0 to 4294967295 (RFC 6793); never empty
 */
public record OfProviders(Set<Long> numbers) implements Condition {

    private static final long HIGHEST = 0xFFFF_FFFFL;

    public OfProviders {
        numbers = Set.copyOf(numbers);
        if (numbers.isEmpty() || !numbers.stream().allMatch(OfProviders::isNumber)) {
            throw new IllegalArgumentException("not the numbers of autonomous systems: " + numbers);
        }
    }

    /** Whether an autonomous system can have this number. */
    public static boolean isNumber(long number) {
        return number >= 0 && number <= HIGHEST;
    }

    @Override
    public Truth test(Facts facts) {
        return facts.value(NET_ASN)
                .map(asn -> numbers.contains((Long) asn) ? Truth.yes() : new Truth.No("net.asn is none of asns"))
                .orElseGet(() -> new Truth.Unknown(Set.of(NET_ASN.name())));
    }

    @Override
    public Set<Fact> reads() {
        return Set.of(NET_ASN);
    }
}
