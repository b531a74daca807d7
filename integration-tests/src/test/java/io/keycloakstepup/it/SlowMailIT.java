package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.login.PageKind;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A mail server that takes calls and says nothing. */
@WithKeycloak
final class SlowMailIT {

    @Test
    void thePageDoesNotWaitForAMailServerThatSaysNothing(KeycloakServer keycloak) throws IOException {
        try (var home = EmailCodeRealm.on(keycloak);
                var silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            home.realm()
                    .set(
                            "smtpServer",
                            Map.of(
                                    "host",
                                    "127.0.0.1",
                                    "port",
                                    "" + silent.getLocalPort(),
                                    "from",
                                    "keycloak@example.com",
                                    "timeout",
                                    "90000"));
            Instant before = Instant.now();

            var login = home.open("shop");

            assertThat(login.asks()).isEqualTo(PageKind.SENT_CODE);
            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(60));
        }
    }
}
