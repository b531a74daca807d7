package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keycloakstepup.demo.otp.Totp;
import io.keycloakstepup.it.login.Login;
import io.keycloakstepup.it.login.PageKind;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The level of a sign-in in which a second factor comes or goes. The last part of {@link LevelOfAssuranceIT}. */
@WithKeycloak
final class CredentialLevelsIT {

    @Test
    void whoAddsAnotherAppIsAtTheLevelOfTheFirst(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);
        var first = on.shop().signIn().open().password(on.anna());
        assertThat(first.tokens().id().acr()).isEqualTo("pwd");

        var change = changing(on, first, "CONFIGURE_TOTP");
        assertThat(change.asks()).isEqualTo(PageKind.OTP);
        enrol(change.otp(on.anna()));

        assertThat(change.tokens().id().acr()).isEqualTo("now");
        assertThat(on.realm().events("UPDATE_CREDENTIAL")).hasSize(1);
        assertThat(apps(on)).hasSize(2);
    }

    @Test
    void whoRemovesTheOnlyAppIsLeftWithThePassword(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);
        var first = on.shop().signIn().open().password(on.anna());
        first.tokens();
        String action = "/authentication/required-actions/delete_credential";
        var settings = (ObjectNode) on.realm().admin().read(action);
        on.realm().admin().put(action, settings.put("enabled", true)).expect(204);

        var removal = changing(
                on, first, "delete_credential:" + apps(on).get(0).path("id").asText());
        removal.otp(on.anna()).submit(Map.of());
        assertThat(apps(on)).isEmpty();

        assertThat(removal.tokens().id().acr()).isEqualTo("now");
        var next = on.shop().signIn().in(first.browser()).open();
        assertThat(next.tokens().id().acr()).isEqualTo("pwd");
    }

    @Test
    void whoHasNoAppAddsOneWithThePasswordAndIsAtItsLevel(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);
        on.realm().removeCredential(on.anna(), "otp");
        var first = on.shop().signIn().open().password(on.anna());
        first.tokens();

        var change = changing(on, first, "CONFIGURE_TOTP");
        assertThat(change.asks()).isEqualTo(PageKind.OTP_ENROLMENT);
        enrol(change);

        assertThat(change.tokens().id().acr()).isEqualTo("pwd");
        var next = on.shop().signIn().in(first.browser()).acr("mfa").open();
        assertThat(next.asks()).isEqualTo(PageKind.OTP);
    }

    private static Login changing(LevelRealm on, Login before, String action) {
        return on.shop().signIn().in(before.browser()).with("kc_action", action).open();
    }

    private static void enrol(Login login) {
        String secret = login.page().values("input[name=totpSecret]", "value").get(0);
        login.submit(Map.of("totp", Totp.ofText(secret).codeAt(Instant.now()), "userLabel", "another app"));
    }

    private static List<JsonNode> apps(LevelRealm on) {
        String path = "/users/" + on.realm().id(on.anna()) + "/credentials";
        return StreamSupport.stream(on.realm().admin().read(path).spliterator(), false)
                .filter(credential -> credential.path("type").asText().equals("otp"))
                .toList();
    }
}
