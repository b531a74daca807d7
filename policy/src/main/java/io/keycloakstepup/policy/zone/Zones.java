package io.keycloakstepup.policy.zone;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The named networks of one policy.
 *
 * @param byName the networks; empty where the policy names none
 */
public record Zones(Map<String, Networks> byName) {

    public Zones {
        byName = Map.copyOf(byName);
    }

    /** Whether this text writes an IP address. */
    public static boolean isAddress(String text) {
        return Address.parse(text).isPresent();
    }

    /**
     * The names of the zones that hold this address, in alphabetical order; empty where none does.
     *
     * @throws IllegalArgumentException if this is not an address
     */
    public List<String> holding(String address) {
        return ofAddress(address)
                .orElseThrow(() -> new IllegalArgumentException("'" + address + "' is not an IP address"));
    }

    /** The same, or empty if this is not an address: then nobody knows where it lies. */
    public Optional<List<String>> ofAddress(String text) {
        return Address.parse(text).map(this::holding);
    }

    private List<String> holding(Address address) {
        return new TreeMap<>(byName)
                .entrySet().stream()
                        .filter(zone -> zone.getValue().contains(address))
                        .map(Map.Entry::getKey)
                        .toList();
    }
}
