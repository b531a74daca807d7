package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keycloakstepup.it.http.Answer;
import io.keycloakstepup.it.http.Http;
import io.keycloakstepup.it.http.Json;
import io.keycloakstepup.it.login.App;
import io.keycloakstepup.it.login.Claims;
import io.keycloakstepup.it.login.Login;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.login.Tokens;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A token that becomes one with permissions (UMA 2.0) is judged as one that is exchanged, and says no more than it did. */
@WithKeycloak
final class PermissionIT {

    private static final String LEVELS = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h} ] ] }
            """;

    private static final String ASKS_PASSWORD = LEVELS + "default: { require: pwd }\n";

    private static final String ASKS_MFA_OF_THE_VAULT = ASKS_PASSWORD + """
            rules:
              - id: vault
                match: { audiences: [vault], grants: [token-exchange] }
                then: { require: mfa }
            """;

    private static final String DENIES_THE_VAULT = ASKS_PASSWORD + """
            rules:
              - id: closed
                match: { audiences: [vault], grants: [token-exchange, client-credentials] }
                then: { deny: closed }
            """;

    @Test
    void s03_itSaysNoMoreThanTheTokenThatItWasMadeOf(KeycloakServer keycloak) throws InterruptedException {
        var on = Vault.in(LevelRealm.on(keycloak, ASKS_PASSWORD));
        Login login = on.weak();
        Tokens weak = login.tokens();
        Thread.sleep(1_100);
        on.app().signIn().in(login.browser()).acr("mfa").open().otp(on.anna()).tokens();

        JsonNode byHeader = on.open(weak).expect(200).json();
        JsonNode byParameter = on.shop()
                .token(Vault.form(Map.of("subject_token", weak.accessToken())))
                .expect(200)
                .json();

        for (JsonNode answer : List.of(byHeader, byParameter)) {
            saysPassword(Claims.ofJwt(answer.path("access_token").asText()));
        }
        Answer refreshed = on.shop()
                .token(Map.of(
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        byHeader.path("refresh_token").asText()));
        saysPassword(
                Claims.ofJwt(refreshed.expect(200).json().path("access_token").asText()));
    }

    private static void saysPassword(Claims claims) {
        assertThat(claims.acr()).isEqualTo("pwd");
        assertThat(claims.amr()).containsExactly("pwd");
        assertThat(claims.mfaVerified()).isFalse();
    }

    @Test
    void itIsJudgedByWhatTheTokenSaysAndByTheResourceServer(KeycloakServer keycloak) {
        var on = Vault.in(LevelRealm.on(keycloak, ASKS_MFA_OF_THE_VAULT));
        Login login = on.weak();
        Tokens weak = login.tokens();

        assertThat(error(on.open(weak).expect(400))).isEqualTo("invalid_grant");
        assertThat(on.reason()).isEqualTo("level-unmet");

        Tokens strong = on.shop()
                .signIn()
                .in(login.browser())
                .acr("mfa")
                .open()
                .otp(on.anna())
                .tokens();
        JsonNode opened = on.open(strong).expect(200).json();
        assertThat(Claims.ofJwt(opened.path("access_token").asText()).acr()).isEqualTo("mfa");
    }

    @Test
    void aTicketNamesTheResourceServerToo(KeycloakServer keycloak) {
        var on = Vault.in(LevelRealm.on(keycloak, ASKS_PASSWORD));
        Tokens weak = on.weak().tokens();
        String ticket = on.ticket();
        on.byTicket(weak, ticket).expect(200);

        on.stepUp(DENIES_THE_VAULT);

        assertThat(error(on.byTicket(weak, ticket).expect(403))).isEqualTo("access_denied");
        assertThat(on.reason()).isEqualTo("policy-denied");
    }

    @Test
    void aClientThatAsksForItselfIsNotAskedWhatOnlyUsersCanProve(KeycloakServer keycloak) {
        var on = Vault.in(LevelRealm.on(keycloak, LEVELS + "default: { require: mfa }\n"));
        String own = on.ownToken();

        on.app().token(Vault.form(Map.of()), own).expect(200);
        on.app().token(Vault.form(Map.of())).expect(200);

        on.stepUp(DENIES_THE_VAULT);
        assertThat(error(on.app().token(Vault.form(Map.of()), own).expect(400))).isEqualTo("unauthorized_client");
        on.app().token(Vault.form(Map.of())).expect(400);
    }

    /** Keycloak makes the token with the scopes that the user has at the resource server. */
    @Test
    void itIsJudgedByTheScopesOfTheResourceServer(KeycloakServer keycloak) {
        var on = Vault.in(LevelRealm.on(keycloak, ASKS_PASSWORD + """
                rules:
                  - id: transfers
                    match: { scopes: [transfer] }
                    then: { require: mfa }
                """));
        on.offer("transfer");
        Login login = on.weak();
        Tokens weak = login.tokens();
        on.open(weak).expect(200);

        on.app()
                .signIn()
                .in(login.browser())
                .scope("transfer")
                .open()
                .otp(on.anna())
                .tokens();

        assertThat(error(on.open(weak).expect(400))).isEqualTo("invalid_grant");
        assertThat(on.reason()).isEqualTo("level-unmet");
    }

    @Test
    void aClientThatPresentsNothingIsAskedAboutTheResourceServer(KeycloakServer keycloak) {
        var on = Vault.in(LevelRealm.on(keycloak, ASKS_PASSWORD));
        on.letShopAskForItself();
        on.shop().token(Vault.form(Map.of())).expect(200);

        on.stepUp(DENIES_THE_VAULT);

        assertThat(error(on.shop().token(Vault.form(Map.of())).expect(400))).isEqualTo("unauthorized_client");
    }

    /** A format that is too long is none for Keycloak, which then takes the other token. */
    @Test
    void aParameterThatKeycloakLeavesOutHidesNoToken(KeycloakServer keycloak) {
        var on = Vault.in(LevelRealm.on(keycloak, ASKS_PASSWORD));
        JsonNode weak = on.weak().redeem().expect(200).json();
        String idToken = weak.path("id_token").asText();
        on.shop().token(Vault.form(Map.of("claim_token", idToken))).expect(200);
        on.stepUp(DENIES_THE_VAULT);

        Answer hidden =
                on.shop().token(Vault.form(Map.of("claim_token", idToken, "claim_token_format", "x".repeat(5_000))));

        assertThat(error(hidden.expect(400))).isEqualTo("invalid_request");
        assertThat(error(on.shop()
                        .token(Vault.form(Map.of("claim_token", idToken)))
                        .expect(403)))
                .isEqualTo("access_denied");
    }

    @Test
    void whatIsNoTokenOpensNothing(KeycloakServer keycloak) {
        var on = Vault.in(LevelRealm.on(keycloak, ASKS_PASSWORD));

        on.app().token(Vault.form(Map.of()), "not.a.token").expect(400);
        on.shop().token(Vault.form(Map.of("subject_token", "not.a.token"))).expect(400);
    }

    @Test
    void whereNothingIsInstalledAllIsAsBefore(KeycloakServer keycloak) {
        TestRealm realm = TestRealm.on(keycloak);
        TestUser ben = realm.userWithPassword("ben");
        App shop = realm.app("shop");
        Vault.make(realm);
        Tokens tokens = shop.signIn().open().password(ben).tokens();

        shop.token(Vault.form(Map.of()), tokens.accessToken()).expect(200);
    }

    private static String error(Answer answer) {
        return answer.json().path("error").asText();
    }

    /**
     * A resource server with one resource, which every user may open.
     *
     * @param app its application, in which users can sign in too
     * @param drawer the id of the resource
     */
    private record Vault(LevelRealm realm, App app, String drawer) {

        static Vault in(LevelRealm realm) {
            realm.realm().set("enabledEventTypes", List.of("PERMISSION_TOKEN_ERROR"));
            App app = realm.realm().app("vault");
            return new Vault(realm, app, equip(realm.realm()));
        }

        static void make(TestRealm realm) {
            realm.app("vault");
            equip(realm);
        }

        private static String equip(TestRealm realm) {
            String client = "/clients/"
                    + realm.admin()
                            .read("/clients?clientId=vault")
                            .get(0)
                            .path("id")
                            .asText();
            realm.admin()
                    .put(client, Map.of("serviceAccountsEnabled", true, "authorizationServicesEnabled", true))
                    .expect(204);
            String server = client + "/authz/resource-server";
            ObjectNode settings = (ObjectNode) realm.admin().read(server);
            realm.admin()
                    .put(server, settings.put("policyEnforcementMode", "PERMISSIVE"))
                    .expect(204);
            return realm.admin()
                    .post(server + "/resource", Map.of("name", "drawer"))
                    .expect(201)
                    .json()
                    .path("_id")
                    .asText();
        }

        App shop() {
            return realm.shop();
        }

        TestUser anna() {
            return realm.anna();
        }

        void stepUp(String policy) {
            realm.stepUp().policy(policy);
        }

        void offer(String scope) {
            String id =
                    realm.realm().admin().create("/client-scopes", Map.of("name", scope, "protocol", "openid-connect"));
            realm.realm()
                    .admin()
                    .put(client("vault") + "/optional-client-scopes/" + id, Map.of())
                    .expect(204);
        }

        void letShopAskForItself() {
            realm.realm()
                    .admin()
                    .put(client("shop"), Map.of("serviceAccountsEnabled", true))
                    .expect(204);
        }

        private String client(String name) {
            JsonNode found = realm.realm().admin().read("/clients?clientId=" + name);
            return "/clients/" + found.get(0).path("id").asText();
        }

        Login weak() {
            return shop().signIn().open().password(anna());
        }

        static Map<String, String> form(Map<String, String> more) {
            Map<String, String> form = new HashMap<>(more);
            form.put("grant_type", "urn:ietf:params:oauth:grant-type:uma-ticket");
            form.put("audience", "vault");
            form.put("permission", "drawer");
            return form;
        }

        Answer open(Tokens tokens) {
            return shop().token(form(Map.of()), tokens.accessToken());
        }

        Answer byTicket(Tokens tokens, String ticket) {
            return shop().token(
                            Map.of("grant_type", "urn:ietf:params:oauth:grant-type:uma-ticket", "ticket", ticket),
                            tokens.accessToken());
        }

        String ownToken() {
            return app.token(Map.of("grant_type", "client_credentials"))
                    .expect(200)
                    .json()
                    .path("access_token")
                    .asText();
        }

        /** What the resource server gives to who comes without permission. */
        String ticket() {
            Map<String, String> headers =
                    Map.of("Authorization", "Bearer " + ownToken(), "Content-Type", "application/json");
            URI endpoint = URI.create(realm.realm().url() + "/authz/protection/permission");
            String asked = Json.write(List.of(Map.of("resource_id", drawer)));
            return Http.withoutCookies()
                    .send("POST", endpoint, headers, asked)
                    .expect(201)
                    .json()
                    .path("ticket")
                    .asText();
        }

        String reason() {
            return realm.realm().events("PERMISSION_TOKEN_ERROR").stream()
                    .map(event -> event.path("details").path("step_up_reason").asText())
                    .filter(reason -> !reason.isEmpty())
                    .findFirst()
                    .orElseThrow();
        }
    }
}
