package io.keycloakstepup.it.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.http.Answer;
import io.keycloakstepup.it.login.Callback;
import io.keycloakstepup.it.login.Claims;
import io.keycloakstepup.it.login.Login;
import io.keycloakstepup.it.login.SignIn;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every way to a token, crossed with the level that is asked for, what was proven, and what the policy says: what comes of
 * each cell is worked out from the policy alone, and none ends in a token that it refuses.
 */
@WithKeycloak
final class GrantMatrixIT {

    private static final int LEAST_CELLS = 200;

    @Test
    void b01_theMatrixIsAsLargeAsItSays() {
        List<Cell> cells = cells().toList();

        System.out.println("cells of the grant matrix: " + cells.size() + ", refused: "
                + cells.stream().filter(cell -> cell.error().isPresent()).count());
        assertThat(cells).hasSizeGreaterThanOrEqualTo(LEAST_CELLS).doesNotHaveDuplicates();
        assertThat(cells.stream().map(Cell::way).distinct()).containsExactlyInAnyOrder(Way.values());
    }

    private static Stream<Cell> cells() {
        return Arrays.stream(Outcome.values()).flatMap(outcome -> Matrix.of(outcome).stream());
    }

    /** The realm is prepared before each policy comes into force, as long as a password is enough. */
    @TestFactory
    Stream<DynamicContainer> b01_noCellEndsInATokenThatThePolicyRefuses(KeycloakServer keycloak)
            throws InterruptedException {
        var realm = new MatrixRealm(keycloak);
        return Arrays.stream(Outcome.values())
                .map(outcome -> DynamicContainer.dynamicContainer("policy " + outcome, under(outcome, realm)));
    }

    private static Stream<DynamicTest> under(Outcome outcome, MatrixRealm realm) {
        return Stream.of(outcome).flatMap(policy -> {
            realm.policy(Outcome.ASKS_PWD);
            var prepared = new Prepared(realm);
            realm.policy(policy);
            return Matrix.of(policy).stream()
                    .map(cell -> DynamicTest.dynamicTest(cell.toString(), () -> check(cell, realm, prepared)));
        });
    }

    private static void check(Cell cell, MatrixRealm realm, Prepared prepared) {
        if (cell.way().isRedirect()) {
            checkRedirect(cell, open(cell, realm));
        } else {
            Answer answer = prepared.answer(cell);
            if (cell.way() == Way.PASSWORD
                    && cell.error().isEmpty()
                    && cell.proven().contains(Level.MFA)) {
                realm.usedCode();
            }
            checkAnswer(cell, answer);
        }
    }

    private static Login open(Cell cell, MatrixRealm realm) {
        SignIn silent = realm.silent(cell.standing());
        SignIn asking = cell.asked().map(level -> silent.acr(level.acr())).orElse(silent);
        return switch (cell.way()) {
            case PUSHED -> asking.openPushed(Map.of());
            case HYBRID -> asking.with("response_type", "code id_token").open();
            default -> asking.open();
        };
    }

    private static void checkRedirect(Cell cell, Login login) {
        Callback back = login.callback();
        assertThat(Optional.ofNullable(back.parameters().get("error"))).isEqualTo(cell.error());
        if (cell.error().isPresent()) {
            assertThat(back.parameters()).doesNotContainKeys("code", "id_token", "access_token");
        } else {
            checkAnswer(cell, login.redeem());
        }
    }

    private static void checkAnswer(Cell cell, Answer answer) {
        assertThat(Optional.of(answer.json().path("error").asText()).filter(error -> !error.isEmpty()))
                .as(answer.body())
                .isEqualTo(cell.error());
        assertThat(answer.json().has("access_token")).isEqualTo(cell.error().isEmpty());
        if (cell.error().isEmpty() && cell.way() != Way.CLIENT_CREDENTIALS) {
            checkTruth(cell, Claims.ofJwt(answer.json().path("access_token").asText()));
        }
    }

    /** A token says the level that was asked for, else the highest that is fresh, and whether two factors were proven. */
    private static void checkTruth(Cell cell, Claims claims) {
        Level said = Level.called(claims.acr());
        boolean areTwo = cell.proven().contains(Level.MFA);
        assertThat(cell.proven()).contains(said);
        cell.asked().ifPresentOrElse(asked -> assertThat(said).isEqualTo(asked), () -> assertThat(said != Level.PWD)
                .isEqualTo(areTwo));
        assertThat(claims.mfaVerified()).isEqualTo(areTwo);
        assertThat(claims.amr().contains("otp")).isEqualTo(areTwo);
    }
}
