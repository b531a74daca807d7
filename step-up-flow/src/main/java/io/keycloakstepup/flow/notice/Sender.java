package io.keycloakstepup.flow.notice;

import io.keycloakstepup.flow.device.BrowserName;
import io.keycloakstepup.flow.history.Origins;
import io.keycloakstepup.policy.signal.Origin;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/**
 * Who sent a request, as far as it shows.
 *
 * @param browser the name of the browser, by its own word
 * @param network the network around the address, of 24 bits or for IPv6 48; empty where there is no address
 * @param country the code of the country; empty where no database says so
 */
record Sender(Optional<String> browser, Optional<String> network, Optional<String> country) {

    Sender {
        Objects.requireNonNull(browser, "browser");
        Objects.requireNonNull(network, "network");
        Objects.requireNonNull(country, "country");
    }

    /** Of the request at hand, whose address is this. */
    static Sender of(KeycloakSession session, Optional<String> address) {
        Origin origin = new Origins(session).of(address.orElse(""), Optional.empty());
        return new Sender(BrowserName.of(session), origin.network(), origin.country());
    }
}
