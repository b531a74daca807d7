package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keycloakstepup.it.login.Login;
import io.keycloakstepup.it.login.PageKind;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The recipe for each user's own rule in docs/policy-language.md: groups and attributes force a second factor or excuse from it. */
@WithKeycloak
final class PerUserMfaIT {

    private static final String POLICY = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h} ] ] }
            rules:
              - id: forced-by-group
                match: { groups: [/mfa] }
                then: { require: mfa }
              - id: forced-by-attribute
                when: "'required' in user.attributes.mfa"
                onMissing: skip
                then: { require: mfa }
              - id: staff
                match: { clients: [shop] }
                then: { require: mfa }
              - id: excused
                match: { groups: [/no-mfa] }
                then: { exempt: true }
                owner: ops@example.com
                reason: waits for a key
                expires: 2099-12-31
            default: { require: pwd }
            """;

    @Test
    void aGroupOrAnAttributeForcesASecondFactor(KeycloakServer keycloak) {
        var realm = realm(keycloak, POLICY);
        var anna = realm.userWithOtp("anna");
        var ben = realm.userWithOtp("ben");
        assertThat(bank(realm).password(anna).tokens().access().acr()).isEqualTo("pwd");
        join(realm, anna, "mfa");
        realm.setAttribute(ben, "mfa", "required");

        assertThat(bank(realm).password(anna).asks()).isEqualTo(PageKind.OTP);
        assertThat(bank(realm).password(ben).asks()).isEqualTo(PageKind.OTP);
        realm.setAttribute(ben, "mfa", "as you like");
        assertThat(bank(realm).password(ben).tokens().access().acr()).isEqualTo("pwd");
    }

    @Test
    void aGroupExcusesUntilTheDayThatTheExemptionNames(KeycloakServer keycloak) {
        var realm = realm(keycloak, POLICY);
        var anna = realm.userWithOtp("anna");
        assertThat(shop(realm, "shop").password(anna).asks()).isEqualTo(PageKind.OTP);
        join(realm, anna, "no-mfa");

        assertThat(again(realm).password(anna).tokens().access().acr()).isEqualTo("pwd");
        assertThat(realm.events("LOGIN")
                        .get(0)
                        .path("details")
                        .path("step_up_exempt")
                        .asText())
                .isEqualTo("excused");
        StepUp.in(realm).policy(POLICY.replace("2099-12-31", "2020-12-31"));
        assertThat(again(realm).password(anna).asks()).isEqualTo(PageKind.OTP);
    }

    @Test
    void anAttributeThatUsersMayEditExcusesNobodyAndIsWarnedOf(KeycloakServer keycloak) {
        var realm = realm(keycloak, POLICY);
        String byAttribute = POLICY.replace("match: { groups: [/no-mfa] }", "when: \"'no' in user.attributes.mfa\"");
        assertThat(StepUp.in(realm).tryPolicy(byAttribute).expect(422).body()).contains("user.attributes");
        assertThat(warnings(realm)).isEmpty();

        JsonNode profile = realm.admin().read("/users/profile");
        realm.admin()
                .put("/users/profile", ((ObjectNode) profile).put("unmanagedAttributePolicy", "ENABLED"))
                .expect(200);

        assertThat(warnings(realm)).containsExactly("users may change their attribute 'mfa' themselves here");
    }

    private static List<String> warnings(TestRealm realm) {
        return realm
                .admin()
                .send("POST", "/step-up/policy/validate", "application/yaml", POLICY)
                .expect(200)
                .json()
                .path("warnings")
                .findValuesAsText("message")
                .stream()
                .filter(message -> message.contains("attribute"))
                .toList();
    }

    private static Login bank(TestRealm realm) {
        return shop(realm, "bank-" + UUID.randomUUID());
    }

    private static Login shop(TestRealm realm, String name) {
        return realm.app(name).signIn().open();
    }

    private static Login again(TestRealm realm) {
        String id =
                realm.admin().read("/clients?clientId=shop").get(0).path("id").asText();
        realm.admin().delete("/clients/" + id).expect(204);
        return shop(realm, "shop");
    }

    private static void join(TestRealm realm, TestUser user, String group) {
        for (JsonNode one : realm.admin().read("/groups")) {
            if (one.path("name").asText().equals(group)) {
                realm.admin()
                        .put(
                                "/users/" + realm.id(user) + "/groups/"
                                        + one.path("id").asText(),
                                Map.of())
                        .expect(204);
            }
        }
    }

    private static TestRealm realm(KeycloakServer keycloak, String policy) {
        var realm = TestRealm.on(keycloak);
        realm.admin().create("/groups", Map.of("name", "mfa"));
        realm.admin().create("/groups", Map.of("name", "no-mfa"));
        JsonNode profile = realm.admin().read("/users/profile");
        realm.admin()
                .put("/users/profile", ((ObjectNode) profile).put("unmanagedAttributePolicy", "ADMIN_EDIT"))
                .expect(200);
        StepUp.in(realm).policy(policy);
        return realm;
    }
}
