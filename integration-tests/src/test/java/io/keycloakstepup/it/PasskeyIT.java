package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.login.Claims;
import io.keycloakstepup.it.login.Login;
import io.keycloakstepup.it.login.PageKind;
import io.keycloakstepup.it.login.SoftwareKey;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A key instead of a password, before anybody has said who they are and after. */
@WithKeycloak
final class PasskeyIT {

    private static final String PASSKEY = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ], [ {passkey: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {passkey: 1h} ] ] }
            default: { require: mfa }
            """;

    private final SoftwareKey key = SoftwareKey.synced();

    @Test
    void m02_aPasskeySignsInWithoutNameOrPassword(KeycloakServer keycloak) {
        var realm = realm(keycloak, "step-up-sign-in");
        var login = open(realm);

        login.submit(key.use(login.page().prompt()).nativeFields());

        Claims claims = login.tokens().access();
        assertThat(claims.username()).isEqualTo("anna");
        assertThat(claims.acr()).isEqualTo("mfa");
        assertThat(claims.amr()).containsExactlyInAnyOrder("swk", "user", "mfa");
    }

    @Test
    void aPasskeyInKeycloaksOwnFormCountsToo(KeycloakServer keycloak) {
        var realm = realm(keycloak, "auth-username-password-form");
        var login = open(realm);

        login.submit(key.use(login.page().prompt()).nativeFields());

        Claims claims = login.tokens().access();
        assertThat(claims.acr()).isEqualTo("mfa");
        assertThat(claims.amr()).containsExactlyInAnyOrder("user", "mfa");
    }

    @Test
    void inKeycloaksOwnFormAKeyNobodyVerifiedIsPossessionOnly(KeycloakServer keycloak) {
        var realm = realm(keycloak, "auth-username-password-form");
        realm.setAll(Map.of("webAuthnPolicyPasswordlessUserVerificationRequirement", "preferred"));
        var login = open(realm);

        login.submit(key.use(login.page().prompt()).unverified().nativeFields());

        assertThat(login.asks()).isEqualTo(PageKind.KEY);
    }

    @Test
    void theFormTakesPasswordsToo(KeycloakServer keycloak) {
        var realm = realm(keycloak, "step-up-sign-in");
        var ben = realm.userWithPassword("ben");

        var login = realm.app("bank").signIn().acr("pwd").open();
        login.submit(Map.of("username", "ben", "password", "wrong"));
        assertThat(login.asks()).isEqualTo(PageKind.USERNAME_AND_PASSWORD);
        login.password(ben);

        assertThat(login.page().status()).isEqualTo(403);
    }

    @Test
    void aPasskeyIsAskedForOnceTheUserIsKnown(KeycloakServer keycloak) {
        var realm = realm(keycloak, "auth-username-password-form");
        var anna = realm.userWith("berta", List.of(SoftwareKey.deviceBound().credential("webauthn-passwordless")));
        var own = SoftwareKey.deviceBound();
        var carla = realm.userWith("carla", List.of(own.credential("webauthn-passwordless")));

        var login = realm.app("bank").signIn().open().password(carla);
        assertThat(login.asks()).isEqualTo(PageKind.KEY);
        login.key(own.use(login.page().prompt()).unverified());
        assertThat(login.asks()).isEqualTo(PageKind.KEY);
        assertThat(reason(realm)).isEqualTo("key-unverified");

        assertThat(login.key(own).tokens().access().amr()).contains("pwd", "pop", "user", "mfa");
        assertThat(realm.app("club").signIn().open().password(anna).asks()).isEqualTo(PageKind.KEY);
    }

    @Test
    void w05_whatIsNoPasskeyLeavesThePageAsItWas(KeycloakServer keycloak) throws IOException {
        var realm = realm(keycloak, "step-up-sign-in");
        var login = open(realm);
        long logged = Files.size(keycloak.log());

        refused(
                realm,
                login,
                key.use(login.page().prompt())
                        .client("origin", "https://phishing.example")
                        .nativeFields(),
                "key-origin");
        refused(realm, login, key.use(login.page().prompt()).unverified().nativeFields(), "key-unverified");
        refused(realm, login, key.use(login.page().prompt()).handle("bm9ib2R5").nativeFields(), "key-foreign");
        refused(realm, login, key.use(login.page().prompt()).handle("%%%").nativeFields(), "key-foreign");
        refused(
                realm,
                login,
                key.use(login.page().prompt()).as(SoftwareKey.synced()).nativeFields(),
                "key-foreign");
        refused(realm, login, Map.of("error", "NotAllowedError: <b>no</b>"), "key-foreign");
        Map<String, String> broken =
                new HashMap<>(key.use(login.page().prompt()).nativeFields());
        broken.put("authenticatorData", "%%%");
        refused(realm, login, broken, "factor-malformed");

        login.submit(key.use(login.page().prompt()).nativeFields());
        assertThat(login.tokens().access().username()).isEqualTo("anna");
        assertThat(Files.readString(keycloak.log()).substring((int) logged)).doesNotContain("\tat ");
    }

    private static void refused(TestRealm realm, Login login, Map<String, String> fields, String reason) {
        login.submit(fields);
        assertThat(login.asks()).isEqualTo(PageKind.USERNAME_AND_PASSWORD);
        assertThat(login.page().text()).contains("could not be accepted");
        assertThat(reason(realm)).isEqualTo(reason);
    }

    private TestRealm realm(KeycloakServer keycloak, String form) {
        var realm = TestRealm.on(keycloak);
        realm.bindFlow("with passkeys", form);
        StepUp.in(realm).policy(PASSKEY);
        realm.setAll(Map.of("webAuthnPolicyPasswordlessPasskeysEnabled", true));
        var anna = realm.userWith("anna", List.of(key.credential("webauthn-passwordless")));
        key.of(realm.id(anna));
        return realm;
    }

    private static Login open(TestRealm realm) {
        return realm.app("shop").signIn().open();
    }

    private static String reason(TestRealm realm) {
        return realm.events("LOGIN_ERROR")
                .get(0)
                .path("details")
                .path("step_up_reason")
                .asText();
    }
}
