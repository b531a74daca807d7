package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakstepup.it.login.Claims;
import io.keycloakstepup.it.login.KeyMaker;
import io.keycloakstepup.it.login.Login;
import io.keycloakstepup.it.login.PageKind;
import io.keycloakstepup.it.login.SoftwareKey;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A step that asks more of a key than its possession asks only those who can show it, and never again and again. */
@WithKeycloak
final class KeyDemandIT {

    private static final String POLICY = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {webauthn: 1h} ] ] }
              aal3: { loa: 3, chains: [ [ {password: 10h}, {webauthn: {maxAge: 5m, deviceBound: true, userVerified: true}} ] ] }
            default: { require: aal3 }
            """;

    private static final String OR_CODE = """
            policy: 1
            levels:
              mfa: { loa: 2, chains: [ [ {password: 10h}, {webauthn: {maxAge: 1h, deviceBound: true}, otp: 1h} ] ] }
            """;

    private static final String OF_MODEL = """
            policy: 1
            levels:
              mfa: { loa: 2, chains: [ [ {password: 10h}, {webauthn: {maxAge: 1h, aaguids: [%s]}} ] ] }
            default: { require: mfa, enroll: allow }
            """.formatted(KeyMaker.MODEL);

    private static final String CANNOT = "cannot do what is asked here";

    private final SoftwareKey bound = SoftwareKey.deviceBound();
    private final SoftwareKey synced = SoftwareKey.synced();

    @Test
    void n21_aSyncedKeyDoesNotReachALevelForKeysThatStay(KeycloakServer keycloak) {
        var realm = realm(keycloak, POLICY);
        var anna = realm.userWith("anna", List.of(synced.credential("webauthn")));

        Login first = open(realm, anna).key(synced);
        assertThat(first.page().status()).as("known from its use").isEqualTo(403);
        assertThat(reasons(realm)).containsExactly("level-unreachable", "key-unfit");

        Login next = open(realm, anna);
        assertThat(next.page().status()).as("not even asked for it").isEqualTo(403);
        assertThat(reasons(realm)).startsWith("level-unreachable", "level-unreachable");
    }

    @Test
    void n21_onlyTheKeyThatStaysIsAskedForAndItMustVerifyItsUser(KeycloakServer keycloak) {
        var realm = realm(keycloak, POLICY.replace("require: aal3", "require: pwd"));
        realm.setAll(Map.of("webAuthnPolicyUserVerificationRequirement", "discouraged"));
        var anna = realm.userWith("anna", List.of(synced.credential("webauthn"), bound.credential("webauthn")));
        var plain = realm.app("plain").signIn().acr("mfa").open().password(anna);
        assertThat(options(plain).path("userVerification").asText()).isEqualTo("discouraged");
        assertThat(options(plain).path("allowCredentials")).hasSize(2);
        plain.key(synced).tokens();

        var login = realm.app("vault").signIn().acr("aal3").open().password(anna);

        assertThat(options(login).path("userVerification").asText()).isEqualTo("required");
        assertThat(options(login).path("allowCredentials")).hasSize(1);
        assertThat(login.key(synced).page().text()).contains(CANNOT);
        assertThat(reasons(realm)).startsWith("key-unfit");
        login.key(bound.use(login.page().prompt()).unverified());
        assertThat(login.page().text()).contains("has not verified that it is you");
        assertThat(reasons(realm)).startsWith("key-unverified");
        Claims claims = login.key(bound).tokens().access();
        assertThat(claims.acr()).isEqualTo("aal3");
        assertThat(claims.amr()).containsExactlyInAnyOrder("pwd", "pop", "user", "mfa");
    }

    @Test
    void aKeyThatDoesNotSufficeLeadsToAnotherWayWithAWord(KeycloakServer keycloak) {
        var realm = realm(keycloak, OR_CODE);
        var app = new TestUser("anna", "", "otp-secret-of-anna").otpCredential();
        var anna = realm.userWith("anna", List.of(synced.credential("webauthn"), app));

        Login login = open(realm, anna);
        assertThat(login.asks()).isEqualTo(PageKind.KEY);
        login.key(synced);

        assertThat(login.asks()).isEqualTo(PageKind.OTP);
        assertThat(login.page().text()).contains(CANNOT);
        assertThat(login.otp(anna).tokens().access().acr()).isEqualTo("mfa");
        assertThat(open(realm, anna).asks()).as("next time").isEqualTo(PageKind.OTP);
    }

    @Test
    void whoLacksTheKeyThatIsAskedAddsOneThatCanShowIt(KeycloakServer keycloak) {
        var realm = realm(keycloak, POLICY.replace("require: aal3", "require: aal3, enroll: allow"));
        var anna = realm.userWith("anna", List.of(synced.credential("webauthn")));
        Login login = open(realm, anna).key(synced);
        assertThat(login.asks()).isEqualTo(PageKind.KEY_ENROLMENT);
        assertThat(login.page().text()).contains(CANNOT);
        assertThat(options(login)
                        .path("authenticatorSelection")
                        .path("userVerification")
                        .asText())
                .isEqualTo("required");

        login.register(SoftwareKey.synced());
        assertThat(login.asks()).isEqualTo(PageKind.KEY_ENROLMENT);
        assertThat(login.page().text()).contains(CANNOT);
        assertThat(realm.labels(anna, "webauthn")).as("nothing is stored").hasSize(1);
        assertThat(realm.events("UPDATE_CREDENTIAL_ERROR")
                        .get(0)
                        .path("details")
                        .path("step_up_reason")
                        .asText())
                .isEqualTo("key-unfit");

        assertThat(login.register(bound).tokens().access().acr()).isEqualTo("aal3");
        assertThat(realm.labels(anna, "webauthn")).hasSize(2);
    }

    @Test
    void onlyAKeyOfAListedModelCountsWhereModelsAreListed(KeycloakServer keycloak) {
        var realm = realm(keycloak, OF_MODEL);
        var made = SoftwareKey.madeBy(KeyMaker.trusted());
        var anna = realm.userWithPassword("anna");
        Login login = open(realm, anna);
        assertThat(login.asks()).isEqualTo(PageKind.KEY_ENROLMENT);
        assertThat(options(login).path("attestation").asText()).isEqualTo("direct");

        assertThat(login.register(SoftwareKey.deviceBound()).page().text()).contains(CANNOT);
        assertThat(login.register(made).tokens().access().amr()).containsExactlyInAnyOrder("pwd", "hwk", "user", "mfa");

        assertThat(open(realm, anna).key(made).tokens().access().acr()).isEqualTo("mfa");
    }

    @Test
    void aKeyUsedBeforeAnythingWasProvenIsNotAskedForAgainEither(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        realm.bindFlow("name only", "auth-username-form");
        StepUp.in(realm).policy("""
                policy: 1
                levels:
                  low: { loa: 1, chains: [ [ {webauthn: {maxAge: 1h, deviceBound: true}} ] ] }
                """);
        var anna = realm.userWith("anna", List.of(synced.credential("webauthn")));
        synced.of(realm.id(anna));
        Login login = realm.app("shop").signIn().open().submit(Map.of("username", "anna"));

        login.key(synced);

        assertThat(login.page().status()).isEqualTo(403);
        assertThat(reasons(realm)).containsExactly("level-unreachable", "key-unfit");
    }

    private static JsonNode options(Login login) {
        return login.page().prompt().options();
    }

    /** The reasons of all refusals, the latest first. */
    private static List<String> reasons(TestRealm realm) {
        return realm.events("LOGIN_ERROR").stream()
                .map(event -> event.path("details").path("step_up_reason").asText())
                .flatMap(reason -> reason.isEmpty() ? Stream.empty() : Stream.of(reason))
                .toList();
    }

    private static Login open(TestRealm realm, TestUser user) {
        return realm.app("app-" + realm.admin().read("/clients").size())
                .signIn()
                .open()
                .password(user);
    }

    private static TestRealm realm(KeycloakServer keycloak, String policy) {
        var realm = TestRealm.on(keycloak);
        StepUp.in(realm).policy(policy);
        return realm;
    }
}
