package io.keycloakstepup.flow.facts;

import static io.keycloakstepup.policy.facts.FactTable.CALLER_IP;
import static io.keycloakstepup.policy.facts.FactTable.NET_ANONYMOUS;
import static io.keycloakstepup.policy.facts.FactTable.NET_ASN;
import static io.keycloakstepup.policy.facts.FactTable.NET_CITY;
import static io.keycloakstepup.policy.facts.FactTable.NET_COUNTRY;
import static io.keycloakstepup.policy.facts.FactTable.NET_IP;
import static io.keycloakstepup.policy.facts.FactTable.NET_LISTS;

import io.keycloakstepup.flow.network.Atlas;

/**
 * Where the user agent is, when it calls itself.
 *
 * @param address its address, as Keycloak's own proxy handling tells it
 */
record NetworkFacts(Atlas atlas, String address) {

    void addTo(Sources sources) {
        sources.always(NET_IP, () -> address);
        sources.always(CALLER_IP, () -> address);
        sources.maybe(NET_COUNTRY, () -> atlas.country(address));
        sources.maybe(NET_CITY, () -> atlas.city(address));
        sources.maybe(NET_ASN, () -> atlas.asn(address));
        sources.always(NET_LISTS, () -> atlas.lists(address));
        sources.maybe(NET_ANONYMOUS, () -> atlas.isAnonymous(address));
    }
}
