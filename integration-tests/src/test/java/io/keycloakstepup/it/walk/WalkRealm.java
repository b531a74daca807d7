package io.keycloakstepup.it.walk;

import io.keycloakstepup.it.login.ProofKey;
import io.keycloakstepup.it.mail.Mailbox;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.rest.RestApp;
import io.keycloakstepup.it.server.KeycloakServer;
import java.util.List;
import java.util.Map;

/**
 * A realm for walks, with two applications of the operator's that authenticate; one of them shows a key too. Limits are those
 * of every realm, with three exceptions: codes may be mailed one right after another and twelve times an hour, which the
 * model knows; passwords are hashed once, for there are thousands of sign-ins; and an app's codes may be ten minutes off,
 * so that a user can be right more often than every 30 seconds. Keycloak's own brute-force protection is off, as it is in a
 * new realm.
 *
 * @param realm the realm
 * @param mailbox where its mail goes
 * @param apps the applications
 */
record WalkRealm(TestRealm realm, Mailbox mailbox, List<RestApp> apps) implements AutoCloseable {

    /** How many periods of 30 seconds an app's codes may be off. */
    static final int PERIODS_OFF = 20;

    private static final Map<String, String> OWN = Map.of("step-up.first-party", "true");

    static WalkRealm on(KeycloakServer server) {
        TestRealm realm = TestRealm.on(server);
        realm.setAll(Map.of(
                "otpPolicyLookAheadWindow",
                PERIODS_OFF,
                "passwordPolicy",
                "hashAlgorithm(pbkdf2-sha256) and hashIterations(1)"));
        realm.setAttribute("step-up.code-seconds-apart", "0");
        realm.setAttribute("step-up.code-per-hour", Integer.toString(AccountModel.MAILS_AN_HOUR));
        StepUp.in(realm).policy(Goal.POLICY);
        RestApp till = RestApp.confidential(realm, "till", OWN).with(new ProofKey());
        return new WalkRealm(realm, Mailbox.of(realm), List.of(till, RestApp.confidential(realm, "kiosk", OWN)));
    }

    /** The other application. */
    RestApp otherThan(RestApp app) {
        return apps.get(1 - apps.indexOf(app));
    }

    @Override
    public void close() {
        mailbox.close();
    }
}
