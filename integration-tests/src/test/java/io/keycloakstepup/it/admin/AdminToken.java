package io.keycloakstepup.it.admin;

import io.keycloakstepup.it.http.Http;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The access token of an administrator, fetched anew before the server lets it expire. Thread-safe. */
final class AdminToken {

    // Half of the minute that the master realm's tokens live.
    private static final Duration USED_FOR = Duration.ofSeconds(30);

    private final URI endpoint;
    private final Map<String, String> grant;
    private String text = "";
    private Instant renewAt = Instant.MIN;

    AdminToken(URI server, String name, String password) {
        this.endpoint = URI.create(server + "/realms/master/protocol/openid-connect/token");
        this.grant = Map.of("grant_type", "password", "client_id", "admin-cli", "username", name, "password", password);
    }

    synchronized String at(Instant now) {
        if (now.isAfter(renewAt)) {
            text = Http.withoutCookies()
                    .post(endpoint, Map.of(), grant)
                    .expect(200)
                    .json()
                    .path("access_token")
                    .asText();
            renewAt = now.plus(USED_FOR);
        }
        return text;
    }
}
