package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Validating a policy compares the names in it with what the realm has. */
@WithKeycloak
final class PolicyWarningsIT {

    private static final String POLICY = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h} ] ] }
            zones: { hidden: { notLists: [no-such-list] } }
            signals: { new-device: 10, new-devise: 10 }
            rules:
              - id: there
                match: { clients: [account], groups: [/staff/money], roles: [offline_access, account.manage-account] }
                then: { require: mfa }
              - id: not-there
                match: { clients: [acount], groups: [/staff/mony], roles: [account.nobody] }
                then: { require: mfa }
            tests: [ { name: t, expect: { require: mfa } } ]
            """;

    @Test
    void namesThatTheRealmLacksAreWarnedOfAndOthersAreNot(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        realm.admin().create("/groups", Map.of("name", "staff"));
        String staff = realm.admin().read("/groups").get(0).path("id").asText();
        realm.admin().create("/groups/" + staff + "/children", Map.of("name", "money"));

        JsonNode report = realm.admin()
                .send("POST", "/step-up/policy/validate", "application/yaml", POLICY)
                .expect(200)
                .json();

        assertThat(report.path("valid").asBoolean()).as(report.toString()).isTrue();
        assertThat(StreamSupport.stream(report.path("warnings").spliterator(), false)
                        .map(warning -> warning.path("line").asInt() + " "
                                + warning.path("message").asText() + " "
                                + warning.path("suggestion").asText()))
                .containsExactly(
                        "5 there is no list of addresses 'no-such-list' here ",
                        "6 there is no signal 'new-devise' here did you mean 'new-device'?",
                        "12 there is no client 'acount' here did you mean 'account'?",
                        "12 there is no group '/staff/mony' here ",
                        "12 there is no role 'account.nobody' here ");
    }

    @Test
    void whoStoresAPolicyIsToldHowManyWarningsThereAre(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);

        var stored = realm.admin()
                .send("PUT", "/step-up/policy?force=true", "application/yaml", POLICY)
                .expect(204);

        // There is no group either.
        assertThat(stored.header("Step-Up-Warnings")).contains("6");
    }
}
