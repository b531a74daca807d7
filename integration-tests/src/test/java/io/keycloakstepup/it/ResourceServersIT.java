package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakstepup.it.clients.QuarkusApi;
import io.keycloakstepup.it.clients.SpringApi;
import io.keycloakstepup.it.http.Answer;
import io.keycloakstepup.it.login.Tokens;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import org.junit.jupiter.api.Test;

/** APIs that know nothing of this project, unmodified and pinned, take its tokens and read in them what they look for. */
@WithKeycloak
final class ResourceServersIT {

    @Test
    void springSecuritysResourceServerTakesOurTokens(KeycloakServer keycloak) throws Exception {
        var on = LevelRealm.on(keycloak);
        try (var api = SpringApi.start(on.realm().url(), on.shop().clientId())) {
            for (Tokens tokens : new Tokens[] {weak(on), strong(on)}) {
                JsonNode known = api.get(tokens.accessToken()).expect(200).json();

                assertThat(known.path("name").asText())
                        .isEqualTo(tokens.access().claim("sub").asText());
                assertThat(known.path("acr").asText()).isEqualTo(tokens.access().acr());
                assertThat(known.path("amr").asText())
                        .isEqualTo(String.join(" ", tokens.access().amr()));
                assertThat(known.path("auth_time").asText())
                        .isEqualTo(tokens.access().authTime().toString());
            }
            Answer forged = api.get(strong(on).accessToken() + "x");
            assertThat(forged.expect(401).header("WWW-Authenticate").orElseThrow())
                    .contains("invalid_token");
        }
    }

    @Test
    void quarkusAsksBackAndTakesWhatItAskedFor(KeycloakServer keycloak) throws Exception {
        var on = LevelRealm.on(keycloak);
        try (var api = QuarkusApi.start(on.realm().url(), on.shop().clientId())) {
            String weak = weak(on).accessToken();
            String strong = strong(on).accessToken();

            api.get("/plain", weak).expect(200);
            assertThat(challenge(api.get("/mfa", weak)))
                    .contains("insufficient_user_authentication", "acr_values=\"mfa\"");
            assertThat(challenge(api.get("/recent", weak)))
                    .contains("insufficient_user_authentication", "acr_values=\"mfa\"", "max_age=\"300\"");
            api.get("/mfa", strong).expect(200);
            api.get("/recent", strong).expect(200);
            assertThat(challenge(api.get("/mfa", signedIn(on, "now").accessToken())))
                    .as("it knows no order of levels")
                    .contains("acr_values=\"mfa\"");
        }
    }

    private static String challenge(Answer answer) {
        return answer.expect(401).header("WWW-Authenticate").orElseThrow();
    }

    private static Tokens weak(LevelRealm on) {
        return on.shop().signIn().open().password(on.anna()).tokens();
    }

    private static Tokens strong(LevelRealm on) {
        return signedIn(on, "mfa");
    }

    private static Tokens signedIn(LevelRealm on, String level) {
        return on.shop()
                .signIn()
                .acr(level)
                .open()
                .password(on.anna())
                .otp(on.anna())
                .tokens();
    }
}
