package io.keycloakstepup.authenticators.code;

import io.keycloakstepup.flow.code.CodeMessage;
import io.keycloakstepup.flow.device.BrowserName;
import io.keycloakstepup.policy.zone.Network;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;

/** What a message tells of the request for which it is sent, so that its reader can see whose it was. */
record RequestAtHand(KeycloakSession session) {

    CodeMessage message(String code, String factor, Duration lifetime, Instant now) {
        return new CodeMessage(code, factor, lifetime, now, application(), browser(), network());
    }

    /** Names that refer to a theme's texts can be read on pages only. */
    private String application() {
        return Optional.ofNullable(session.getContext().getClient())
                .map(client -> named(client).orElseGet(client::getClientId))
                .orElseGet(() -> session.getContext().getRealm().getName());
    }

    private static Optional<String> named(ClientModel client) {
        return Optional.ofNullable(client.getName()).filter(name -> !name.isBlank() && !name.contains("${"));
    }

    /** Without dots: who asks for the mail chooses the words, and no mail program may make a link of them. */
    private String browser() {
        return BrowserName.of(session).orElse("?").replace('.', ' ');
    }

    private String network() {
        return Network.around(session.getContext().getConnection().getRemoteAddr())
                .map(Network::toString)
                .orElse("");
    }
}
