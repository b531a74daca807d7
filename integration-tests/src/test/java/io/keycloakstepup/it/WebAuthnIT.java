package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakstepup.it.login.Claims;
import io.keycloakstepup.it.login.KeyAnswer;
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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A key beside the password: what a right use of it proves, and that nothing else passes for one. */
@WithKeycloak
final class WebAuthnIT {

    private static final String KEY = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {webauthn: 1h} ] ] }
            default: { require: mfa }
            """;

    private static final String VERIFIED_KEY =
            KEY.replace("{webauthn: 1h}", "{webauthn: {maxAge: 1h, userVerified: true}}");

    private static final int BACKUP_ELIGIBLE = 0x08;
    private static final int BACKED_UP = 0x10;
    private static final int PRESENT = 0x01;

    private final SoftwareKey key = SoftwareKey.deviceBound();

    @Test
    void aKeyThatKeycloakRegisteredCounts(KeycloakServer keycloak) {
        var realm = realm(keycloak, KEY);
        var anna = realm.userWith("anna", List.of(key.credential("webauthn")));

        Claims claims = open(realm, anna).key(key).tokens().access();

        assertThat(claims.acr()).isEqualTo("mfa");
        assertThat(claims.amr()).containsExactlyInAnyOrder("pwd", "pop", "user", "mfa");
        assertThat(claims.mfaVerified()).isTrue();
    }

    @Test
    void aKeyThatAStepOfTheRealmsOwnFlowAskedForCounts(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        realm.bindFlow("key for everybody", "auth-username-password-form", "step-up-webauthn");
        StepUp.in(realm).policy(KEY.replace("require: mfa", "require: pwd"));
        var anna = realm.userWith("anna", List.of(key.credential("webauthn")));
        var login = open(realm, anna);

        login.submit(Map.of("credential", "no key"));
        assertThat(refusal(realm).path("step_up_reason").asText()).isEqualTo("factor-malformed");

        assertThat(login.key(key).tokens().access().acr()).isEqualTo("mfa");
    }

    @Test
    void m03_aSyncedKeySaysSo(KeycloakServer keycloak) {
        var realm = realm(keycloak, KEY);
        var synced = SoftwareKey.synced();
        var anna = realm.userWith("anna", List.of(synced.credential("webauthn")));

        Claims claims = open(realm, anna).key(synced).tokens().access();

        assertThat(claims.amr()).containsExactlyInAnyOrder("pwd", "swk", "user", "mfa");
    }

    @Test
    void eachOfSeveralKeysWillDo(KeycloakServer keycloak) {
        var realm = realm(keycloak, KEY);
        var other = SoftwareKey.synced();
        var anna = realm.userWith("anna", List.of(key.credential("webauthn"), other.credential("webauthn")));

        assertThat(open(realm, anna).key(key).tokens().access().amr()).contains("pop");
        assertThat(open(realm, anna, "bank").key(other).tokens().access().amr()).contains("swk");
    }

    @Test
    void aRemovedKeyIsNotAskedFor(KeycloakServer keycloak) {
        var realm = realm(keycloak, KEY);
        var anna = realm.userWith("anna", List.of(key.credential("webauthn")));
        realm.removeCredential(anna, "webauthn");

        var page = open(realm, anna).page();

        assertThat(page.status()).isEqualTo(403);
        assertThat(refusal(realm).path("step_up_reason").asText()).isEqualTo("level-unreachable");
    }

    @Test
    void aKeyThatDidNotVerifyItsUserIsPossessionOnly(KeycloakServer keycloak) {
        var realm = realm(keycloak, KEY);
        var anna = realm.userWith("anna", List.of(key.credential("webauthn")));
        var login = open(realm, anna);

        Claims claims = login.key(answer(login).unverified()).tokens().access();

        assertThat(claims.amr()).containsExactlyInAnyOrder("pwd", "pop", "user", "mfa");
    }

    @Test
    void w01_whereVerificationIsDemandedAKeyWithoutItIsRefused(KeycloakServer keycloak) {
        var realm = realm(keycloak, VERIFIED_KEY);
        realm.setAll(Map.of("webAuthnPolicyUserVerificationRequirement", "required"));
        var anna = realm.userWith("anna", List.of(key.credential("webauthn")));
        var login = open(realm, anna);

        login.key(answer(login).unverified());

        assertThat(login.asks()).isEqualTo(PageKind.KEY);
        assertThat(refusal(realm).path("step_up_reason").asText()).isEqualTo("key-unverified");
        assertThat(login.key(key).tokens().access().acr()).isEqualTo("mfa");
    }

    @Test
    void w02_aCounterThatGoesBackIsRefused(KeycloakServer keycloak) {
        var realm = realm(keycloak, KEY);
        var anna = realm.userWith("anna", List.of(key.credential("webauthn")));
        open(realm, anna).key(key).tokens();
        open(realm, anna, "bank").key(key).tokens();
        key.forgetSignatures();

        var login = open(realm, anna, "club").key(key);

        assertThat(login.asks()).isEqualTo(PageKind.KEY);
        assertThat(refusal(realm).path("step_up_reason").asText()).isEqualTo("key-cloned");
    }

    @Test
    void w02_ofCopiesOfAKeyThatAnswerAtOnceOneIsBelieved(KeycloakServer keycloak) throws Exception {
        var realm = realm(keycloak, KEY);
        var anna = realm.userWith("anna", List.of(key.credential("webauthn")));
        var signIns = ParallelSignIns.of(anna, realm.app("shop"), 6);

        long believed = signIns.openedBy(login -> login.key(answer(login).signatures(7)));

        assertThat(believed).isEqualTo(1);
        assertThat(realm.events("LOGIN")).hasSize(1);
        assertThat(realm.events("LOGIN_ERROR"))
                .hasSize(5)
                .allMatch(event ->
                        event.path("details").path("step_up_reason").asText().equals("key-cloned"));
    }

    @Test
    void w02_aKeyThatDoesNotCountIsAcceptedAgainAndAgain(KeycloakServer keycloak) {
        var realm = realm(keycloak, KEY);
        var anna = realm.userWith("anna", List.of(key.credential("webauthn")));

        for (String application : List.of("shop", "bank", "club")) {
            var login = open(realm, anna, application);
            assertThat(login.key(answer(login).signatures(0)).isBack())
                    .as(application)
                    .isTrue();
        }
    }

    @Test
    void w01_n25_challengesAreLongAndNeverTheSame(KeycloakServer keycloak) {
        var realm = realm(keycloak, KEY);
        var anna = realm.userWith("anna", List.of(key.credential("webauthn")));
        var login = open(realm, anna);
        var challenges = new HashSet<String>();

        for (int i = 0; i < 20; i++) {
            challenges.add(login.page().prompt().options().path("challenge").asText());
            login.submit(Map.of("credential", "no key"));
        }

        assertThat(challenges).hasSize(20).allMatch(challenge -> challenge.length() >= 22);
    }

    @Test
    void w01_aKeyThatKeycloakRegisteredMustGoOnSayingWhetherItIsSynced(KeycloakServer keycloak) {
        var realm = realm(keycloak, KEY);
        var anna = realm.userWith("anna", List.of(key.credential("webauthn")));
        open(realm, anna).key(key).tokens();

        var login = open(realm, anna, "bank");
        login.key(answer(login).flip(BACKUP_ELIGIBLE));

        assertThat(login.asks()).isEqualTo(PageKind.KEY);
        assertThat(refusal(realm).path("step_up_reason").asText()).isEqualTo("factor-wrong");
    }

    @Test
    void w01_whatIsNoRightUseIsAskedAgainWithAReason(KeycloakServer keycloak) throws IOException {
        var realm = realm(keycloak, KEY);
        var stranger = SoftwareKey.deviceBound();
        var anna = realm.userWith("anna", List.of(key.credential("webauthn")));
        realm.userWith("ben", List.of(stranger.credential("webauthn")));
        var login = open(realm, anna);
        long logged = Files.size(keycloak.log());
        key.of(realm.id(anna));

        forgeries(stranger, realm.id(realm.userWithPassword("eve"))).forEach((forgery, reason) -> {
            login.key(forgery.apply(answer(login)));
            assertThat(login.asks()).isEqualTo(PageKind.KEY);
            assertThat(login.page().text()).contains("could not be accepted");
            assertThat(refusal(realm).path("step_up_reason").asText()).isEqualTo(reason);
        });

        assertThat(login.key(key).tokens().access().acr()).isEqualTo("mfa");
        assertThat(Files.readString(keycloak.log()).substring((int) logged)).doesNotContain("\tat ");
    }

    /** Each changes one thing of a right answer. */
    private static Map<UnaryOperator<KeyAnswer>, String> forgeries(SoftwareKey stranger, String otherUser) {
        Map<UnaryOperator<KeyAnswer>, String> forgeries = new LinkedHashMap<>();
        forgeries.put(answer -> answer.client("origin", "https://phishing.example"), "key-origin");
        forgeries.put(answer -> answer.client("origin", "http://localhost:1"), "key-origin");
        forgeries.put(answer -> answer.client("crossOrigin", true), "key-origin");
        forgeries.put(answer -> answer.client("topOrigin", "https://phishing.example"), "key-origin");
        forgeries.put(answer -> answer.client("origin", 5), "key-origin");
        forgeries.put(
                answer -> answer.client("challenge", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"), "factor-wrong");
        forgeries.put(answer -> answer.client("type", "webauthn.create"), "factor-wrong");
        forgeries.put(answer -> answer.withoutClient("challenge"), "factor-malformed");
        forgeries.put(answer -> answer.client("tokenBinding", Map.of()), "factor-malformed");
        forgeries.put(answer -> answer.site("phishing.example"), "factor-wrong");
        forgeries.put(answer -> answer.flip(PRESENT), "factor-wrong");
        forgeries.put(answer -> answer.flip(BACKED_UP), "factor-malformed");
        forgeries.put(answer -> answer.as(stranger), "key-foreign");
        forgeries.put(answer -> answer.handle(otherUser), "factor-wrong");
        return forgeries;
    }

    @Test
    void whatIsNoAnswerAtAllIsAskedAgainToo(KeycloakServer keycloak) throws IOException {
        var realm = realm(keycloak, KEY);
        var anna = realm.userWith("anna", List.of(key.credential("webauthn")));
        var login = open(realm, anna);
        long logged = Files.size(keycloak.log());
        String right = answer(login).json();

        for (String text : new String[] {
            "",
            "no JSON",
            "{}",
            "[]",
            "null",
            "5",
            "{\"id\":",
            "[".repeat(5_000),
            right.replace("signature", "signatur"),
            right.replace("\"type\":\"public-key\"", "\"type\":\"other\""),
            right.substring(0, right.length() / 2),
            right.replaceAll("\"authenticatorData\":\"[^\"]*\"", "\"authenticatorData\":\"AAAA\""),
            " ".repeat(100_000),
        }) {
            login.submit(Map.of("credential", text));
            assertThat(login.asks()).isEqualTo(PageKind.KEY);
            assertThat(refusal(realm).path("step_up_reason").asText()).isEqualTo("factor-malformed");
        }

        assertThat(login.key(key).tokens().access().acr()).isEqualTo("mfa");
        assertThat(Files.readString(keycloak.log()).substring((int) logged)).doesNotContain("\tat ");
    }

    @Test
    void w01_anAnswerCountsForItsOwnSignInOnly(KeycloakServer keycloak) {
        var realm = realm(keycloak, KEY);
        var anna = realm.userWith("anna", List.of(key.credential("webauthn")));
        var login = open(realm, anna);
        String answer = answer(login).json();
        login.submit(Map.of("credential", answer)).tokens();

        var other = open(realm, anna, "bank").submit(Map.of("credential", answer));

        assertThat(other.asks()).isEqualTo(PageKind.KEY);
        assertThat(refusal(realm).path("step_up_reason").asText()).isEqualTo("factor-wrong");
    }

    @Test
    void wrongAnswersDoNotLockTheAccount(KeycloakServer keycloak) {
        var realm = realm(keycloak, KEY);
        realm.set("bruteForceProtected", true);
        realm.set("failureFactor", 2);
        var anna = realm.userWith("anna", List.of(key.credential("webauthn")));
        var login = open(realm, anna);

        for (int i = 0; i < 4; i++) {
            login.submit(Map.of("credential", "no key"));
        }

        assertThat(login.key(key).tokens().access().acr()).isEqualTo("mfa");
    }

    /** Of one key in several threads, as of its copies. */
    private synchronized KeyAnswer answer(Login login) {
        return key.use(login.page().prompt());
    }

    private static TestRealm realm(KeycloakServer keycloak, String policy) {
        var realm = TestRealm.on(keycloak);
        StepUp.in(realm).policy(policy);
        return realm;
    }

    private static Login open(TestRealm realm, TestUser user) {
        return open(realm, user, "shop");
    }

    private static Login open(TestRealm realm, TestUser user, String application) {
        return realm.app(application).signIn().open().password(user);
    }

    private static JsonNode refusal(TestRealm realm) {
        return realm.events("LOGIN_ERROR").get(0).path("details");
    }
}
