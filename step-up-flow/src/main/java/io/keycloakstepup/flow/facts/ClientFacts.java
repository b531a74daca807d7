package io.keycloakstepup.flow.facts;

import static io.keycloakstepup.policy.facts.FactTable.CLIENT_ATTRIBUTES;
import static io.keycloakstepup.policy.facts.FactTable.CLIENT_FIRST_PARTY;
import static io.keycloakstepup.policy.facts.FactTable.CLIENT_ID;
import static io.keycloakstepup.policy.facts.FactTable.CLIENT_PUBLIC;

import org.keycloak.models.ClientModel;

/** The application that asks. */
record ClientFacts(ClientModel client) {

    void addTo(Sources sources) {
        sources.always(CLIENT_ID, client::getClientId);
        sources.always(CLIENT_ATTRIBUTES, client::getAttributes);
        sources.always(CLIENT_PUBLIC, client::isPublicClient);
        sources.always(CLIENT_FIRST_PARTY, () -> FirstParty.is(client));
    }
}
