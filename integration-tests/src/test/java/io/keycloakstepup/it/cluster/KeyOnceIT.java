package io.keycloakstepup.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A challenge takes one answer, and an answer of a key that counts is the only one with its number. */
@WithKeycloak
final class KeyOnceIT {

    @Test
    void w01_aChallengeTakesOneRightAnswer(KeycloakServer keycloak) {
        var key = ProbedKey.on(keycloak);
        var uncounted = key.answer(answer -> answer.signatures(0));

        assertThat(key.verify(uncounted)).isEqualTo("proven");
        assertThat(key.verify(uncounted)).isEqualTo("factor-replayed");
    }

    @Test
    void w01_aWrongAnswerUsesItsChallengeUp(KeycloakServer keycloak) {
        var key = ProbedKey.on(keycloak);
        var wrong = key.answer(answer -> answer.site("elsewhere.example"));

        assertThat(key.verify(wrong)).isEqualTo("factor-wrong");
        assertThat(key.verify(wrong)).isEqualTo("factor-replayed");
    }

    /** Keycloak's own counter is as it was, so that only the claim can tell. */
    @Test
    void w02_aCountThatAFailedRequestHasClaimedIsOfACopy(KeycloakServer keycloak) {
        var key = ProbedKey.on(keycloak);

        assertThat(key.verifyInVain(key.answer(answer -> answer.signatures(7)))).isEqualTo("proven");
        assertThat(key.verify(key.answer(answer -> answer.signatures(7)))).isEqualTo("key-cloned");
        assertThat(key.verify(key.answer(answer -> answer.signatures(8)))).isEqualTo("proven");
    }

    @Test
    void w01_whatAFailedRequestHasAnsweredIsNotAnsweredAgain(KeycloakServer keycloak) {
        var key = ProbedKey.on(keycloak);
        var right = key.answer(Function.identity());

        assertThat(key.verifyInVain(right)).isEqualTo("proven");
        assertThat(key.verify(right)).isEqualTo("factor-replayed");
    }
}
