package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.http.Answer;
import io.keycloakstepup.it.login.Login;
import io.keycloakstepup.it.login.Tokens;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An offline token outlives the session that it came from, and the policy goes on standing before it. */
@WithKeycloak
final class OfflineIT {

    private static final String ASKS_PASSWORD = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h} ] ] }
            default: { require: pwd }
            """;

    private static final String ASKS_MFA = ASKS_PASSWORD.replace("require: pwd", "require: mfa");

    @Test
    void itSaysWhatItSaidWhenItsSessionHasEnded(KeycloakServer keycloak) {
        var realm = LevelRealm.on(keycloak, ASKS_MFA);
        Tokens tokens = offline(realm, atTheBank(realm).otp(realm.anna()));

        end(realm, tokens);

        assertThat(tokens.refresh().access().acr()).isEqualTo("mfa");
    }

    @Test
    void whatIsAskedOrDeniedSinceCounts(KeycloakServer keycloak) {
        var realm = LevelRealm.on(keycloak, ASKS_PASSWORD);
        Tokens tokens = offline(realm, atTheBank(realm));
        end(realm, tokens);

        realm.stepUp().policy(ASKS_MFA);
        refused(tokens.tryRefresh(), 400, "level-unmet");
        realm.stepUp().policy(ASKS_PASSWORD + """
                rules:
                  - id: closed
                    match: { grants: [refresh] }
                    then: { deny: closed }
                """);
        refused(tokens.tryRefresh(), 403, "policy-denied");

        realm.stepUp().policy(ASKS_PASSWORD);
        assertThat(tokens.refresh().access().acr()).isEqualTo("pwd");
    }

    @Test
    void itEndsWithTheCredentialThatItRestsOn(KeycloakServer keycloak) {
        var realm = LevelRealm.on(keycloak, ASKS_MFA);
        Tokens tokens = offline(realm, atTheBank(realm).otp(realm.anna()));
        end(realm, tokens);

        realm.realm().removeCredential(realm.anna(), "otp");

        refused(tokens.tryRefresh(), 400, "level-unmet");
    }

    @Test
    void itIsWorthNothingToAUserWhoIsDisabled(KeycloakServer keycloak) {
        var realm = LevelRealm.on(keycloak, ASKS_PASSWORD);
        Tokens tokens = offline(realm, atTheBank(realm));

        realm.realm()
                .admin()
                .put("/users/" + realm.realm().id(realm.anna()), Map.of("enabled", false))
                .expect(204);

        tokens.tryRefresh().expect(400);
    }

    private static Login atTheBank(LevelRealm realm) {
        return realm.realm().app("bank").signIn().open().password(realm.anna());
    }

    /** An offline token of the shop for a user who is signed in at the bank: Keycloak keeps no session for it alone. */
    private static Tokens offline(LevelRealm realm, Login bank) {
        bank.tokens();
        return realm.shop()
                .signIn()
                .in(bank.browser())
                .scope("offline_access")
                .open()
                .tokens();
    }

    /** Ends the session in the browser; the offline session stays. */
    private static void end(LevelRealm realm, Tokens tokens) {
        realm.realm()
                .admin()
                .delete("/sessions/" + tokens.access().claim("sid").asText())
                .expect(204);
    }

    private static void refused(Answer answer, int status, String reason) {
        assertThat(answer.expect(status).json().path("error_description").asText())
                .startsWith(reason);
    }
}
