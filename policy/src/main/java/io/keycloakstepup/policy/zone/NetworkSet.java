package io.keycloakstepup.policy.zone;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Any number of networks, among which an address is found in the time that a few look-ups take, however many they are.
 * Immutable and thread-safe.
 */
public final class NetworkSet {

    private final Set<Network> networks;

    /** The prefix lengths that occur: there are at most 32 or 128 of them, and usually three or four. */
    private final List<Integer> v4Lengths;

    private final List<Integer> v6Lengths;

    private NetworkSet(Set<Network> networks) {
        this.networks = networks;
        this.v4Lengths = lengths(networks, true);
        this.v6Lengths = lengths(networks, false);
    }

    /** The set of these networks, which may overlap; an empty one holds no address. */
    public static NetworkSet of(Collection<Network> networks) {
        return new NetworkSet(Set.copyOf(networks));
    }

    private static List<Integer> lengths(Set<Network> networks, boolean isV4) {
        return networks.stream()
                .filter(network -> network.isV4() == isV4)
                .map(Network::prefixLength)
                .distinct()
                .sorted()
                .toList();
    }

    /** Whether one of the networks holds this address; false for what is none. */
    public boolean contains(String address) {
        return Address.parse(address).filter(this::contains).isPresent();
    }

    private boolean contains(Address address) {
        for (int length : address.isV4() ? v4Lengths : v6Lengths) {
            if (networks.contains(Network.around(address, length))) {
                return true;
            }
        }
        return false;
    }
}
