package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.contract.Contract;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import org.junit.jupiter.api.Test;

/** What docs/openapi.yaml says of the server is all of it: every other test over REST is held to that document too. */
@WithKeycloak
final class OpenApiIT {

    @Test
    void theDocumentIsOne() {
        assertThat(Contract.OF_REST.faults()).isEmpty();
    }

    @Test
    void everyAnswerThatTheDocumentNamesIsGiven(KeycloakServer keycloak) {
        Contract.OF_REST.forget();

        EveryAnswer.on(keycloak).provoke();

        assertThat(Contract.OF_REST.unseen()).isEmpty();
    }
}
