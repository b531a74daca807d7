package io.keycloakstepup.flow.history;

import io.keycloakstepup.flow.network.Atlas;
import io.keycloakstepup.policy.signal.Origin;
import io.keycloakstepup.policy.signal.Place;
import io.keycloakstepup.policy.zone.Network;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/** What is kept of the address that a sign-in comes from. */
public final class Origins {

    private final Atlas atlas;

    public Origins(KeycloakSession session) {
        this.atlas = session.getProvider(Atlas.class);
    }

    /**
     * Its origin: the network around the address, of 24 bits or for IPv6 48, and what the atlas says.
     *
     * @param device an identifier of the browser; empty where none is known
     */
    public Origin of(String address, Optional<String> device) {
        Optional<String> network = Network.around(address).map(Network::toString);
        return new Origin(network, atlas.country(address), atlas.asn(address), device);
    }

    /** Where its user is likely to be; empty where no database says so. */
    public Optional<Place> place(String address) {
        return atlas.place(address);
    }
}
