package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keycloakstepup.demo.otp.Totp;
import io.keycloakstepup.it.login.Login;
import io.keycloakstepup.it.login.PageKind;
import io.keycloakstepup.it.login.SoftwareKey;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
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

    private static final String PASSKEY = "webauthn-passwordless";

    private static final String WANTS_A_KEY_THAT_STAYS = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              stays: { loa: 2, chains: [ [ {passkey: {maxAge: 5m, deviceBound: true}} ] ] }
            default: { require: pwd }
            """;

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

    @Test
    void aSyncedPasskeyDoesNotRemoveItselfWhereItsLevelWantsOneThatStays(KeycloakServer keycloak) {
        var realm = wantingAKeyThatStays(keycloak);
        var synced = SoftwareKey.synced();
        var berta = realm.userWith("berta", List.of(synced.credential(PASSKEY)));

        var removal = removing(realm, berta).key(synced);

        assertThat(removal.page().status()).isEqualTo(403);
        assertThat(realm.labels(berta, PASSKEY)).hasSize(1);
        assertThat(realm.events("REMOVE_CREDENTIAL")).isEmpty();
    }

    @Test
    void aPasskeyThatStaysRemovesItself(KeycloakServer keycloak) {
        var realm = wantingAKeyThatStays(keycloak);
        var bound = SoftwareKey.deviceBound();
        var carla = realm.userWith("carla", List.of(bound.credential(PASSKEY)));

        var removal = removing(realm, carla);
        assertThat(removal.asks()).isEqualTo(PageKind.KEY);
        removal.key(bound).submit(Map.of());

        assertThat(realm.labels(carla, PASSKEY)).isEmpty();
        assertThat(realm.events("REMOVE_CREDENTIAL")).isNotEmpty();
    }

    private static TestRealm wantingAKeyThatStays(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        StepUp.in(realm).policy(WANTS_A_KEY_THAT_STAYS);
        realm.enableAction("delete_credential");
        return realm;
    }

    private static Login removing(TestRealm realm, TestUser user) {
        String action = "delete_credential:" + realm.credentialId(user, PASSKEY);
        return realm.app("shop").signIn().with("kc_action", action).open().password(user);
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
