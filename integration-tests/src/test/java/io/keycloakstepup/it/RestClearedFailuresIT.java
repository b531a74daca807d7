package io.keycloakstepup.it;

import static io.keycloakstepup.it.RestSignInIT.access;
import static io.keycloakstepup.it.RestSignInIT.byPassword;
import static io.keycloakstepup.it.RestSignInIT.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.http.Answer;
import io.keycloakstepup.it.http.Json;
import io.keycloakstepup.it.login.SoftwareKey;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.rest.RestApp;
import io.keycloakstepup.it.rest.RestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What Keycloak's brute-force protection hears of sign-ins over REST that end well. */
@WithKeycloak
final class RestClearedFailuresIT {

    private static final int LONGEST_WAIT_TENTHS = 100;

    /** The password is proven in another call than the key, and Keycloak counts no wrong keys. */
    @Test
    void aSignInThatEndsWellClearsTheWrongPasswordsBeforeIt(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, PasswordRealm.ASKS_PASSWORD);
        TestRealm realm = levels.realm();
        realm.setAll(Map.of("bruteForceProtected", true, "failureFactor", 10, "quickLoginCheckMilliSeconds", 1));
        var key = SoftwareKey.deviceBound();
        TestUser berta = realm.userWith("berta", List.of(key.credential("webauthn")));
        RestApp app = RestApp.ownPublic(realm, "phone");
        app.start(Map.of("username", "berta", "password", "wrong")).expect(401);
        assertThat(failures(realm, berta, 1)).isEqualTo(1);

        Answer open = app.start(with(byPassword(berta), "acr_values", "phr")).expect(202);
        Answer challenge = app.pick(open, "webauthn").expect(202);
        String answered = key.use(RestRealm.prompt(realm, challenge)).json();
        Answer success = app.answer(challenge, "webauthn", "credential", Json.parse(answered));

        assertThat(access(app.redeem(success)).acr()).isEqualTo("phr");
        assertThat(failures(realm, berta, 0)).isZero();
    }

    /** How many wrong passwords are counted; Keycloak counts in its own time, so that this waits for the number awaited. */
    private static int failures(TestRealm realm, TestUser user, int awaited) {
        String state = "/attack-detection/brute-force/users/" + realm.id(user);
        for (int i = 0; i < LONGEST_WAIT_TENTHS; i++) {
            if (counted(realm, state) == awaited) {
                return awaited;
            }
            pause();
        }
        return counted(realm, state);
    }

    private static int counted(TestRealm realm, String state) {
        return realm.admin().read(state).path("numFailures").asInt();
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
