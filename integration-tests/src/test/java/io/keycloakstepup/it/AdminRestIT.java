package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakstepup.it.http.Answer;
import io.keycloakstepup.it.http.Http;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an administrator asks of the policy, and who may ask. */
@WithKeycloak
final class AdminRestIT {

    private static final String POLICY = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h} ] ] }
            zones:
              office: { cidrs: [198.51.100.0/24] }
            rules:
              - id: away
                match: { zonesNot: [office] }
                then: { require: mfa }
            default: { require: pwd }
            tests:
              - name: a code is asked for outside
                given: { net: {ip: 203.0.113.7} }
                expect: { require: mfa }
            """;

    @Test
    void whatIfSaysWhatWouldBeDecidedAndWhy(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        StepUp.in(realm).policy(POLICY);

        JsonNode answer = whatIf(
                realm,
                Map.of(
                        "net",
                        Map.of("ip", "203.0.113.7"),
                        "evidence",
                        List.of(Map.of("factor", "password", "ageSeconds", 60))));

        assertThat(answer.path("decision").asText()).isEqualTo("step-up");
        assertThat(answer.path("level").asText()).isEqualTo("mfa");
        assertThat(answer.path("reached").asText()).isEqualTo("pwd");
        assertThat(answer.path("unmet").toString()).isEqualTo("[[\"otp\"]]");
        assertThat(answer.path("reason").isNull()).isTrue();
        assertThat(answer.path("explanation").toString()).contains("away", "matched");
    }

    @Test
    void whatIfNamesAFactThatDoesNotExist(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        StepUp.in(realm).policy(POLICY);

        Answer answer = realm.admin().post("/step-up/what-if", Map.of("facts", Map.of("nett", Map.of("ip", "::1"))));

        assertThat(answer.status()).isBetween(400, 422);
        assertThat(answer.body()).contains("nett");
    }

    @Test
    void validateCountsTheTestsAndStoresNothing(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        var stepUp = StepUp.in(realm).policy(POLICY);
        String failing = POLICY.replace("expect: { require: mfa }", "expect: { require: pwd }");

        JsonNode right = validate(realm, POLICY);
        JsonNode wrong = validate(realm, failing);

        assertThat(right.path("valid").asBoolean()).isTrue();
        assertThat(right.path("tests").path("passed").asInt()).isEqualTo(1);
        assertThat(wrong.path("valid").asBoolean()).isFalse();
        assertThat(wrong.path("tests").path("failed").asInt()).isEqualTo(1);
        assertThat(stepUp.storedPolicy()).isEqualTo(POLICY);
    }

    @Test
    void aWriteWithAnOldTagIsRefusedAndEachWriteIsAnEvent(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        StepUp.in(realm).policy(POLICY);
        String tag = realm.admin().get("/step-up/policy").header("ETag").orElseThrow();

        realm.admin()
                .send("PUT", "/step-up/policy", "application/yaml", POLICY + "# 1\n", Map.of("If-Match", tag))
                .expect(204);
        realm.admin()
                .send("PUT", "/step-up/policy", "application/yaml", POLICY + "# 2\n", Map.of("If-Match", tag))
                .expect(412);

        JsonNode event = realm.admin().read("/admin-events?max=1").get(0);
        assertThat(event.toString()).contains(tag.replace("\"", ""));
    }

    @Test
    void nobodyReadsOrWritesWithoutAToken(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        StepUp.in(realm).policy(POLICY);
        URI admin = URI.create(keycloak.url() + "/admin/realms/" + realm.name() + "/step-up/policy");

        Answer read = Http.withoutCookies().get(admin, Map.of());
        Answer write =
                Http.withoutCookies().send("PUT", admin, Map.of("Content-Type", "application/yaml"), "policy: 1");

        assertThat(read.status()).isEqualTo(401);
        assertThat(write.status()).isEqualTo(401);
    }

    @Test
    void thePageHoldsNoDataAndRunsNoForeignCode(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        StepUp.in(realm).policy(POLICY);

        Answer page = Http.withoutCookies()
                .get(URI.create(keycloak.url() + "/realms/" + realm.name() + "/step-up-console"), Map.of())
                .expect(200);

        assertThat(page.body()).doesNotContain("chains");
        assertThat(page.header("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
    }

    private static JsonNode whatIf(TestRealm realm, Map<String, Object> facts) {
        return realm.admin()
                .post("/step-up/what-if", Map.of("facts", facts))
                .expect(200)
                .json();
    }

    private static JsonNode validate(TestRealm realm, String policy) {
        return realm.admin()
                .send("POST", "/step-up/policy/validate", "application/yaml", policy)
                .expect(200)
                .json();
    }
}
