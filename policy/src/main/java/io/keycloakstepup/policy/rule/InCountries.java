package io.keycloakstepup.policy.rule;

import static io.keycloakstepup.policy.facts.FactTable.NET_COUNTRY;

import io.keycloakstepup.policy.facts.Fact;
import io.keycloakstepup.policy.facts.Facts;
import java.util.Set;
import java.util.TreeSet;

/**
 * The criterion {@code countries} of a zone: the address lies in one of these countries.
 *
 * @param codes their two letters (ISO 3166-1); never empty
 */
public record InCountries(Set<String> codes) implements Condition {

    public InCountries {
        codes = Set.copyOf(codes);
        if (codes.isEmpty()) {
            throw new IllegalArgumentException("in none of no countries");
        }
    }

    @Override
    public Truth test(Facts facts) {
        return facts.value(NET_COUNTRY)
                .map(country -> codes.contains((String) country)
                        ? Truth.yes()
                        : new Truth.No("net.country is none of " + new TreeSet<>(codes)))
                .orElseGet(() -> new Truth.Unknown(Set.of(NET_COUNTRY.name())));
    }

    @Override
    public Set<Fact> reads() {
        return Set.of(NET_COUNTRY);
    }
}
