package io.keycloakstepup.flow.limit;

import io.keycloakstepup.policy.zone.Network;

/**
 * Where guesses at a credential come from. Each lane waits by itself, so that a stranger's guesses do not keep the owner
 * out.
 *
 * @param name what tells it from others; its row is named by a hash of it
 */
public record Lane(String name) {

    public Lane {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a lane has a name: ''");
        }
    }

    /**
     * The lane of the network around an address, of 24 bits or for IPv6 48, the sizes that one subscriber is commonly
     * given; all addresses that cannot be read share one.
     */
    public static Lane ofAddress(String address) {
        return new Lane("net:" + Network.around(address).map(Network::toString).orElse("unknown"));
    }

    /** The lane of a browser that has shown a device the user trusts. */
    public static Lane ofDevice(String deviceId) {
        return new Lane("device:" + deviceId);
    }
}
