package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakstepup.it.http.Answer;
import io.keycloakstepup.it.login.App;
import io.keycloakstepup.it.login.Claims;
import io.keycloakstepup.it.login.Login;
import io.keycloakstepup.it.login.Tokens;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tokens that are asked for without a browser are asked for at the same policy. */
@WithKeycloak
final class GrantsIT {

    private static final String LEVELS = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h} ] ] }
            """;

    private static final String ASKS_PASSWORD = LEVELS + "default: { require: pwd }\n";

    private static final String ASKS_MFA = LEVELS + "default: { require: mfa }\n";

    private static final String ASKS_SERVICES = ASKS_PASSWORD + """
            rules:
              - id: services
                match: { grants: [client-credentials] }
                then: { require: mfa }
            """;

    private static final String NIGHTLY = """
              - id: nightly
                match: { clients: [batch], grants: [client-credentials] }
                then: { exempt: true }
                owner: ops@example.com
                reason: no human present
                expires: %s
            """;

    @Test
    void theDefaultIsNotAboutClientsThatAskForThemselves(KeycloakServer keycloak) {
        var realm = LevelRealm.on(keycloak, ASKS_MFA);

        JsonNode answer = ask(service(realm)).expect(200).json();

        Claims claims = Claims.ofJwt(answer.path("access_token").asText());
        assertThat(claims.mfaVerified()).isFalse();
        assertThat(claims.has("amr")).isFalse();
        assertThat(claims.has("auth_time")).isFalse();
    }

    @Test
    void aLevelThatARuleRequiresOfAClientIsADenial(KeycloakServer keycloak) {
        var realm = LevelRealm.on(keycloak, ASKS_SERVICES);

        JsonNode answer = ask(service(realm)).expect(400).json();

        assertThat(answer.path("error").asText()).isEqualTo("unauthorized_client");
        assertThat(lastDetail(realm, "CLIENT_LOGIN_ERROR", "step_up_reason")).isEqualTo("policy-denied");
    }

    @Test
    void b13_anExemptionLetsOneClientThroughUntilItsLastDay(KeycloakServer keycloak) {
        var realm = LevelRealm.on(keycloak, ASKS_SERVICES + NIGHTLY.formatted("2099-12-31"));

        App batch = service(realm);
        ask(batch).expect(200);
        assertThat(realm.realm().events("CLIENT_LOGIN").stream()
                        .map(event ->
                                event.path("details").path("step_up_exempt").asText()))
                .contains("nightly");

        realm.stepUp().policy(ASKS_SERVICES + NIGHTLY.formatted("2020-12-31"));
        ask(batch).expect(400);
    }

    @Test
    void b04_anExemptionServesNoOtherClient(KeycloakServer keycloak) {
        var realm = LevelRealm.on(keycloak, ASKS_SERVICES + NIGHTLY.formatted("2099-12-31"));
        setting(realm.realm(), "shop", Map.of("serviceAccountsEnabled", true));

        assertThat(ask(realm.shop()).expect(400).json().path("error").asText()).isEqualTo("unauthorized_client");
    }

    @Test
    void s03_anExchangeNeitherRaisesALevelNorMovesItsTime(KeycloakServer keycloak) throws InterruptedException {
        var realm = LevelRealm.on(keycloak, ASKS_PASSWORD);
        App bank = exchanging(realm);
        Login weak = realm.shop().signIn().open().password(realm.anna());
        Tokens ofShop = weak.tokens();
        Thread.sleep(1_100);
        bank.signIn().in(weak.browser()).acr("mfa").open().otp(realm.anna()).tokens();

        Claims exchanged = Claims.ofJwt(
                exchange(bank, ofShop).expect(200).json().path("access_token").asText());

        assertThat(exchanged.acr()).isEqualTo("pwd");
        assertThat(exchanged.amr()).containsExactly("pwd");
        assertThat(exchanged.mfaVerified()).isFalse();
        assertThat(exchanged.authTime()).isEqualTo(ofShop.access().authTime());
    }

    @Test
    void s03_aWeakTokenOfAClientThatHasSteppedUpIsExchangedForAWeakOne(KeycloakServer keycloak)
            throws InterruptedException {
        var realm = LevelRealm.on(keycloak, ASKS_PASSWORD);
        App bank = exchanging(realm);
        Login login = realm.shop().signIn().open().password(realm.anna());
        Tokens weak = login.tokens();
        Thread.sleep(1_100);
        Tokens strong = realm.shop()
                .signIn()
                .in(login.browser())
                .acr("mfa")
                .open()
                .otp(realm.anna())
                .tokens();
        Thread.sleep(1_100);

        Claims ofWeak = Claims.ofJwt(exchange(bank, weak.refresh())
                .expect(200)
                .json()
                .path("access_token")
                .asText());
        Claims ofStrong = Claims.ofJwt(
                exchange(bank, strong).expect(200).json().path("access_token").asText());

        assertThat(ofWeak.acr()).isEqualTo("pwd");
        assertThat(ofWeak.mfaVerified()).isFalse();
        assertThat(ofStrong.acr()).isEqualTo("mfa");
        assertThat(ofStrong.amr()).containsExactly("pwd", "otp", "mfa");
    }

    @Test
    void anExchangeIsJudgedByWhatItsTokenSays(KeycloakServer keycloak) {
        var realm = LevelRealm.on(keycloak, ASKS_PASSWORD + """
                rules:
                  - id: bank
                    match: { clients: [bank], grants: [token-exchange] }
                    then: { require: mfa }
                  - id: closed
                    match: { audiences: [vault], grants: [token-exchange] }
                    then: { deny: closed }
                """);
        realm.realm().set("enabledEventTypes", List.of("TOKEN_EXCHANGE_ERROR"));
        App bank = exchanging(realm);
        realm.realm().app("vault");
        Login login = realm.shop().signIn().open().password(realm.anna());
        Tokens weak = login.tokens();
        Tokens strong = realm.shop()
                .signIn()
                .in(login.browser())
                .acr("mfa")
                .open()
                .otp(realm.anna())
                .tokens();

        JsonNode refused = exchange(bank, weak).expect(400).json();
        assertThat(refused.path("error").asText()).isEqualTo("invalid_grant");
        assertThat(lastDetail(realm, "TOKEN_EXCHANGE_ERROR", "step_up_reason")).isEqualTo("level-unmet");
        exchange(bank, strong).expect(200);
        JsonNode denied = bank.token(exchangeOf(strong, Map.of("audience", "vault")))
                .expect(403)
                .json();
        assertThat(denied.path("error").asText()).isEqualTo("access_denied");
    }

    @Test
    void aCodeIsWorthNothingOnceThePolicyDenies(KeycloakServer keycloak) {
        var realm = LevelRealm.on(keycloak, ASKS_PASSWORD);
        Login login = realm.shop().signIn().open().password(realm.anna());

        realm.stepUp().policy(ASKS_PASSWORD + """
                rules:
                  - id: closed
                    match: { clients: [shop] }
                    then: { deny: closed }
                """);

        assertThat(login.redeem().expect(403).json().path("error").asText()).isEqualTo("access_denied");
        assertThat(lastDetail(realm, "CODE_TO_TOKEN_ERROR", "step_up_reason")).isEqualTo("policy-denied");
    }

    @Test
    void aBackchannelAuthenticationIsRefusedBeforeAnybodyIsDisturbed(KeycloakServer keycloak) {
        var realm = LevelRealm.on(keycloak, ASKS_MFA);
        setting(
                realm.realm(),
                "shop",
                Map.of(
                        "attributes",
                        Map.of("oidc.ciba.grant.enabled", "true", "backchannel.token.delivery.mode", "poll")));

        Answer unmet = realm.shop().backchannel(Map.of("scope", "openid", "login_hint", "anna"));
        realm.stepUp().policy(ASKS_PASSWORD + """
                rules:
                  - id: closed
                    match: { grants: [ciba] }
                    then: { deny: closed }
                """);
        Answer denied = realm.shop().backchannel(Map.of("scope", "openid", "login_hint", "anna"));

        assertThat(unmet.expect(400).json().path("error").asText()).isEqualTo("invalid_grant");
        assertThat(denied.expect(403).json().path("error").asText()).isEqualTo("access_denied");
    }

    /** A client that asks for itself. */
    private static App service(LevelRealm realm) {
        App batch = realm.realm().app("batch");
        setting(realm.realm(), "batch", Map.of("serviceAccountsEnabled", true));
        return batch;
    }

    private static Answer ask(App service) {
        return service.token(Map.of("grant_type", "client_credentials"));
    }

    /** A client that may exchange tokens of the shop. */
    private static App exchanging(LevelRealm realm) {
        App bank = realm.realm().app("bank");
        setting(realm.realm(), "bank", Map.of("attributes", Map.of("standard.token.exchange.enabled", "true")));
        String shop = id(realm.realm(), "shop");
        realm.realm()
                .admin()
                .create(
                        "/clients/" + shop + "/protocol-mappers/models",
                        Map.of(
                                "name", "for the bank",
                                "protocol", "openid-connect",
                                "protocolMapper", "oidc-audience-mapper",
                                "config", Map.of("included.client.audience", "bank", "access.token.claim", "true")));
        return bank;
    }

    private static Answer exchange(App bank, Tokens subject) {
        return bank.token(exchangeOf(subject, Map.of()));
    }

    private static Map<String, String> exchangeOf(Tokens subject, Map<String, String> more) {
        Map<String, String> form = new HashMap<>(more);
        form.put("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange");
        form.put("subject_token_type", "urn:ietf:params:oauth:token-type:access_token");
        form.put("subject_token", subject.accessToken());
        return form;
    }

    private static void setting(TestRealm realm, String clientId, Map<String, Object> settings) {
        realm.admin().put("/clients/" + id(realm, clientId), settings).expect(204);
    }

    private static String id(TestRealm realm, String clientId) {
        return realm.admin()
                .read("/clients?clientId=" + clientId)
                .get(0)
                .path("id")
                .asText();
    }

    private static String lastDetail(LevelRealm realm, String event, String detail) {
        return realm.realm().events(event).get(0).path("details").path(detail).asText();
    }
}
