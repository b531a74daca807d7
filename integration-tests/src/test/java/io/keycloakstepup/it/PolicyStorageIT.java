package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** A policy is stored whole and right, or not at all; whatever way it comes. */
@WithKeycloak
final class PolicyStorageIT {

    private static final String RIGHT = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h} ] ] }
            tests:
              - name: a password is enough
                given: { client: {id: shop} }
                expect: { require: pwd }
            """;

    @Test
    void installingTwiceChangesNothing(KeycloakServer keycloak) {
        var stepUp = StepUp.in(TestRealm.on(keycloak));

        JsonNode second = stepUp.install();

        assertThat(second.path("created")).isEmpty();
        assertThat(second.path("unchanged")).isNotEmpty();
    }

    @Test
    void theTextComesBackAsItWasStored(KeycloakServer keycloak) {
        assertThat(StepUp.in(TestRealm.on(keycloak)).policy(RIGHT).storedPolicy())
                .isEqualTo(RIGHT);
    }

    @Test
    void anUnknownKeyIsAnErrorWithItsPlaceAndNothingIsStored(KeycloakServer keycloak) {
        var stepUp = StepUp.in(TestRealm.on(keycloak)).policy(RIGHT);

        JsonNode errors =
                stepUp.tryPolicy(RIGHT + "sevels: {}\n").expect(422).json().path("errors");

        assertThat(errors.get(0).path("line").asInt()).isEqualTo(9);
        assertThat(errors.get(0).path("column").asInt()).isEqualTo(1);
        assertThat(errors.get(0).path("found").asText()).contains("sevels");
        assertThat(stepUp.storedPolicy()).isEqualTo(RIGHT);
    }

    @Test
    void aPolicyThatFailsItsOwnTestIsNotStored(KeycloakServer keycloak) {
        var stepUp = StepUp.in(TestRealm.on(keycloak)).policy(RIGHT);

        JsonNode errors = stepUp.tryPolicy(RIGHT.replace("expect: { require: pwd }", "expect: { require: mfa }"))
                .expect(422)
                .json()
                .path("errors");

        assertThat(errors.get(0).path("line").asInt()).isBetween(6, 8);
        assertThat(stepUp.storedPolicy()).isEqualTo(RIGHT);
    }

    @Test
    void keycloaksOwnEndpointRefusesABrokenPolicyToo(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        var stepUp = StepUp.in(realm).policy(RIGHT);
        ObjectNode component = (ObjectNode) stepUp.component();
        ((ObjectNode) component.path("config")).putArray("policy").add("policy: {'1'}");

        var answer = realm.admin().put("/components/" + component.path("id").asText(), component);

        assertThat(answer.expect(400).body()).contains("line 1");
        assertThat(stepUp.storedPolicy()).isEqualTo(RIGHT);
    }

    @Test
    void aSecondPolicyIsRefused(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        ObjectNode component = (ObjectNode) StepUp.in(realm).policy(RIGHT).component();
        component.remove("id");

        assertThat(realm.admin().post("/components", component).expect(400).body())
                .contains("already has a policy");
    }

    @Test
    void theLevelsAreKnownToKeycloakBesideTheAdministratorsOwn(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        var stepUp = StepUp.in(realm).policy(RIGHT);
        realm.setAttribute("acr.loa.map", "{\"pwd\":1,\"mfa\":2,\"house\":7}");

        stepUp.policy(RIGHT.replace("mfa:", "strong:"));

        assertThat(realm.attribute("acr.loa.map"))
                .contains("\"strong\":2", "\"house\":7")
                .doesNotContain("mfa");
    }

    @Test
    void anOversizedTextIsRefusedBeforeItIsRead(KeycloakServer keycloak) {
        var stepUp = StepUp.in(TestRealm.on(keycloak)).policy(RIGHT);

        stepUp.tryPolicy("# " + "x".repeat(1_100_000)).expect(413);
        stepUp.tryPolicy("").expect(422);

        assertThat(stepUp.storedPolicy()).isEqualTo(RIGHT);
    }

    @Test
    void anAliasBombIsRefused(KeycloakServer keycloak) {
        var stepUp = StepUp.in(TestRealm.on(keycloak)).policy(RIGHT);
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            String previous = "*a" + (i - 1);
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, String.join(", ", Collections.nCopies(10, previous))));
        }

        stepUp.tryPolicy(bomb.toString()).expect(422);

        assertThat(stepUp.storedPolicy()).isEqualTo(RIGHT);
    }
}
