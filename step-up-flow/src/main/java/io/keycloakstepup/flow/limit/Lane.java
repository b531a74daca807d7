package io.keycloakstepup.flow.limit;

import io.keycloakstepup.flow.device.BrowserDevice;
import io.keycloakstepup.policy.zone.Network;
import java.time.Instant;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * Where guesses at a credential come from. Each lane waits by itself, so that a stranger's guesses do not keep the owner
 * out.
 *
 * @param name what tells it from others; its row is named by a hash of it
 */
public record Lane(String name) {

    private static final String NETWORK = "net:";

    public Lane {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a lane has a name: ''");
        }
    }

    /**
     * The lane of the request at hand. The owner's own browser has one of its own, so that a neighbour in the same network
     * keeps nobody out. Over REST there is no browser, and a cookie that came along counts for nothing.
     */
    public static Lane at(KeycloakSession session, UserModel user, Instant now) {
        BrowserDevice browser = BrowserDevice.of(session, session.getContext().getRealm(), user, now);
        return browser.id()
                .filter(id -> browser.isKnown())
                .map(Lane::ofDevice)
                .orElseGet(() ->
                        Lane.ofAddress(session.getContext().getConnection().getRemoteAddr()));
    }

    /** Whether it is that of a network, and not of a browser that its user is known in. */
    public boolean isOfNetwork() {
        return name.startsWith(NETWORK);
    }

    /**
     * The lane of the network around an address, of 24 bits or for IPv6 48, the sizes that one subscriber is commonly
     * given; all addresses that cannot be read share one.
     */
    public static Lane ofAddress(String address) {
        return new Lane(NETWORK + Network.around(address).map(Network::toString).orElse("unknown"));
    }

    /** The lane of a browser that has shown a device the user trusts. */
    public static Lane ofDevice(String deviceId) {
        return new Lane("device:" + deviceId);
    }
}
