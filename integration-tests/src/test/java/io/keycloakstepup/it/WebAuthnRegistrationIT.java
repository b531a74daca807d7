package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakstepup.it.login.KeyMaker;
import io.keycloakstepup.it.login.Login;
import io.keycloakstepup.it.login.PageKind;
import io.keycloakstepup.it.login.SoftwareKey;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Keys that our required actions register are Keycloak's own, and hold what Keycloak's cannot. */
@WithKeycloak
final class WebAuthnRegistrationIT {

    private static final String PASSWORD_OR_MORE = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {webauthn: 1h} ] ] }
            default: { require: pwd }
            """;

    private static final int BACKUP_ELIGIBLE = 0x08;

    private final SoftwareKey key = SoftwareKey.deviceBound();

    @Test
    void aRegisteredKeySignsIn(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var anna = registered(realm, key);

        var claims = withKey(realm, anna).key(key).tokens().access();

        assertThat(claims.acr()).isEqualTo("mfa");
        assertThat(claims.amr()).contains("pop", "user", "mfa");
        JsonNode event = realm.events("UPDATE_CREDENTIAL").get(0);
        assertThat(event.path("details").path("credential_type").asText()).isEqualTo("webauthn");
        assertThat(event.path("userId").asText()).isEqualTo(realm.id(anna));
    }

    @Test
    void m03_hardwareIsSaidOnlyOfAKeyWhoseMakerTheServerBelieves(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        realm.set("webAuthnPolicyAttestationConveyancePreference", "direct");
        StepUp.in(realm).setMapper("amr.evidence", "true");
        var made = SoftwareKey.madeBy(KeyMaker.trusted());
        var anna = registered(realm, made);

        var claims = withKey(realm, anna).key(made).tokens().access();

        assertThat(claims.amr()).containsExactlyInAnyOrder("pwd", "hwk", "user", "mfa");
        assertThat(claims.claim("amr_evidence").findValuesAsText("aaguid")).contains(KeyMaker.MODEL);
    }

    @Test
    void m03_hardwareIsSaidOfAModelThatPublishedMetadataSpeakWellOf(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        realm.set("webAuthnPolicyAttestationConveyancePreference", "direct");
        StepUp.in(realm).setMapper("amr.evidence", "true");
        var made = SoftwareKey.madeBy(KeyMaker.published());
        var anna = registered(realm, made);

        var claims = withKey(realm, anna).key(made).tokens().access();

        assertThat(claims.amr()).containsExactlyInAnyOrder("pwd", "hwk", "user", "mfa");
        assertThat(claims.claim("amr_evidence").findValuesAsText("aaguid")).contains(KeyMaker.PUBLISHED_MODEL);
    }

    @Test
    void theConsolesShowItAndCanRemoveIt(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var anna = registered(realm, key);

        JsonNode stored = credential(realm, anna);
        assertThat(stored.path("type").asText()).isEqualTo("webauthn");
        assertThat(stored.path("userLabel").asText()).isEqualTo("key of a test");
        realm.removeCredential(anna, "webauthn");

        assertThat(withKey(realm, anna).callback().error()).isEqualTo("unmet_authentication_requirements");
    }

    @Test
    void w02_whatKeycloaksOwnAuthenticatorHasCountedCountsHereToo(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var anna = registered(realm, key);
        realm.bindFlow("native key", "auth-username-password-form", "webauthn-authenticator");
        var natively = realm.app("club").signIn().open().password(anna);
        natively.submit(key.use(natively.page().prompt()).signatures(9).nativeFields());
        assertThat(natively.isBack()).isTrue();
        realm.set("browserFlow", StepUp.FLOW);

        var copy = withKey(realm, anna);
        copy.key(key.use(copy.page().prompt()).signatures(9));
        assertThat(copy.asks()).isEqualTo(PageKind.KEY);
        assertThat(realm.events("LOGIN_ERROR")
                        .get(0)
                        .path("details")
                        .path("step_up_reason")
                        .asText())
                .isEqualTo("key-cloned");
        copy.key(key.use(copy.page().prompt()).signatures(10)).tokens();

        realm.set("browserFlow", "native key");
        var late = realm.app("pub").signIn().open().password(anna);
        late.submit(key.use(late.page().prompt()).signatures(10).nativeFields());
        assertThat(late.isBack()).as("what we have counted counts there").isFalse();
    }

    @Test
    void keycloaksOwnAuthenticatorAcceptsIt(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var anna = registered(realm, key);
        realm.bindFlow("native key", "auth-username-password-form", "webauthn-authenticator");

        var login = realm.app("club").signIn().open().password(anna);
        login.submit(key.use(login.page().prompt()).nativeFields());

        assertThat(login.isBack()).isTrue();
        assertThat(realm.events("LOGIN").get(0).path("userId").asText()).isEqualTo(realm.id(anna));
    }

    /** Where the key was registered by Keycloak's own page this is not known, and not asked. */
    @Test
    void w01_aKeyThatChangesWhetherItIsSyncedIsRefused(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var anna = registered(realm, key);
        var login = withKey(realm, anna);

        login.key(key.use(login.page().prompt()).flip(BACKUP_ELIGIBLE));

        assertThat(login.asks()).isEqualTo(PageKind.KEY);
        assertThat(realm.events("LOGIN_ERROR")
                        .get(0)
                        .path("details")
                        .path("step_up_reason")
                        .asText())
                .isEqualTo("factor-wrong");
    }

    @Test
    void w01_oneKeyCannotBeRegisteredTwice(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        registered(realm, key);
        var ben = realm.userWithPassword("ben");
        realm.require(ben, "step-up-webauthn-register");

        var login = realm.app("bank").signIn().open().password(ben).register(key);

        assertThat(login.asks()).isEqualTo(PageKind.KEY_ENROLMENT);
        assertThat(reason(realm)).isEqualTo("key-foreign");
    }

    @Test
    void whatIsNoKeyIsAskedAgainWithAReason(KeycloakServer keycloak) throws IOException {
        var realm = realm(keycloak);
        var anna = realm.userWithPassword("anna");
        realm.require(anna, "step-up-webauthn-register");
        var login = realm.app("shop").signIn().open().password(anna);

        long logged = Files.size(keycloak.log());

        for (UnaryOperator<String> damage : List.<UnaryOperator<String>>of(
                right -> "",
                right -> "no JSON",
                right -> "{\"id\":",
                right -> "[]",
                right -> "null",
                right -> "[".repeat(5_000),
                right -> " ".repeat(100_000),
                right -> right.substring(0, right.length() / 2),
                right -> right.replace("attestationObject", "attestationObjekt"),
                right -> right.replace("\"type\":\"public-key\"", "\"type\":\"other\""),
                right -> right.replaceAll("clientDataJSON\":\"[^\"]*", "clientDataJSON\":\"e30"),
                right -> right.replaceAll("attestationObject\":\"[^\"]*", "attestationObject\":\"oA"),
                right -> right.replaceAll("attestationObject\":\"[^\"]{40}", "attestationObject\":\""))) {
            String text = damage.apply(key.register(login.page().prompt()));
            login.submit(Map.of("credential", text));
            assertThat(login.asks()).as(text).isEqualTo(PageKind.KEY_ENROLMENT);
            assertThat(login.page().text()).contains("could not be registered");
            assertThat(reason(realm)).as(text).isEqualTo("factor-malformed");
        }

        login.submit(Map.of());
        assertThat(reason(realm)).as("no answer at all").isEqualTo("factor-malformed");
        assertThat(Files.readString(keycloak.log()).substring((int) logged)).doesNotContain("\tat ");
        assertThat(login.register(key).tokens().access().acr()).isEqualTo("pwd");
    }

    @Test
    void aPasskeyIsRegisteredAsKeycloaksPasswordlessKey(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var anna = realm.userWithPassword("anna");
        realm.require(anna, "step-up-passkey-register");

        realm.app("shop")
                .signIn()
                .open()
                .password(anna)
                .register(SoftwareKey.synced())
                .tokens();

        assertThat(credential(realm, anna).path("type").asText()).isEqualTo("webauthn-passwordless");
    }

    private static TestRealm realm(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        realm.enable("step-up-webauthn-register", "step-up-passkey-register");
        StepUp.in(realm).policy(PASSWORD_OR_MORE);
        return realm;
    }

    private static TestUser registered(TestRealm realm, SoftwareKey key) {
        var anna = realm.userWithPassword("anna");
        realm.require(anna, "step-up-webauthn-register");
        realm.app("shop").signIn().open().password(anna).register(key).tokens();
        return anna;
    }

    private static Login withKey(TestRealm realm, TestUser user) {
        return realm.app("cellar").signIn().acr("mfa").open().password(user);
    }

    private static JsonNode credential(TestRealm realm, TestUser user) {
        for (JsonNode credential : realm.admin().read("/users/" + realm.id(user) + "/credentials")) {
            if (credential.path("type").asText().startsWith("webauthn")) {
                return credential;
            }
        }
        throw new AssertionError(user.name() + " has no key");
    }

    private static String reason(TestRealm realm) {
        return realm.events("UPDATE_CREDENTIAL_ERROR")
                .get(0)
                .path("details")
                .path("step_up_reason")
                .asText();
    }
}
