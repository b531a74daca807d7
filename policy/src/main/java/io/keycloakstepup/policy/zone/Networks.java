package io.keycloakstepup.policy.zone;

import java.util.List;
import java.util.Optional;

/**
 * The networks that make up one zone.
 *
 * @param networks the networks, which may overlap; never empty
 */
public record Networks(List<Network> networks) {

    public Networks {
        networks = List.copyOf(networks);
        if (networks.isEmpty()) {
            throw new IllegalArgumentException("a zone without networks holds nothing");
        }
    }

    /**
     * The zone of these networks in CIDR notation.
     *
     * @throws IllegalArgumentException if one of them is no network
     */
    public static Networks of(List<String> cidrs) {
        return new Networks(cidrs.stream().map(Network::parse).toList());
    }

    /**
     * Whether one of the networks holds this address.
     *
     * @throws IllegalArgumentException if this is not an address
     */
    public boolean contains(String address) {
        return contains(Address.parse(address)
                .orElseThrow(() -> new IllegalArgumentException("'" + address + "' is not an IP address")));
    }

    /** Whether one of the networks holds this address; empty if this is not an address. */
    public Optional<Boolean> holds(String text) {
        return Address.parse(text).map(this::contains);
    }

    boolean contains(Address address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }
}
