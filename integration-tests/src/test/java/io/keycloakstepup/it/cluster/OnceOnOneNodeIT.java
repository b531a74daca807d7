package io.keycloakstepup.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.server.HoldsEveryTime;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.util.UUID;

/** What holds for claims and counts on two nodes with PostgreSQL holds on one with H2. */
@WithKeycloak
final class OnceOnOneNodeIT {

    @HoldsEveryTime
    void ofTenThousandClaimsOneIsGranted(KeycloakServer keycloak) {
        String thing = UUID.randomUUID().toString();

        assertThat(Probe.of(keycloak).granted(thing, Storm.ALL, Storm.THREADS)).isEqualTo(1);
    }

    @HoldsEveryTime
    void aDatabaseThatMustObjectDoes(KeycloakServer keycloak) {
        assertThat(Probe.of(keycloak).objection(UUID.randomUUID().toString())).isEqualTo("duplicate");
    }

    @HoldsEveryTime
    void tenThousandCountsGetTheNumbersUpToTenThousand(KeycloakServer keycloak) {
        String thing = UUID.randomUUID().toString();

        assertThat(Probe.of(keycloak).counts(thing, Storm.ALL, Storm.THREADS))
                .containsExactlyInAnyOrderElementsOf(Storm.numbers());
    }

    @HoldsEveryTime
    void aCountAndAClaimOutliveTheRequestThatFails(KeycloakServer keycloak) {
        String thing = UUID.randomUUID().toString();

        Probe.of(keycloak).failingRequest(thing).expect(500);

        assertThat(Probe.of(keycloak).total(thing)).isEqualTo(1);
        assertThat(Probe.of(keycloak).granted(thing, 1, 1)).isZero();
    }
}
