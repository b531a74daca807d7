package io.keycloakstepup.it;

import io.keycloakstepup.it.login.TestUser;
import java.util.Map;

/** An account that Keycloak's brute-force protection has locked for a while. */
final class LockedAccount {

    private static final int FAILURES = 2;
    private static final int LONGEST_WAIT_TENTHS = 100;

    private LockedAccount() {}

    /** Types wrong passwords for the realm's user until the account is locked; Keycloak counts them in its own time. */
    static void lock(LevelRealm realm) {
        realm.realm()
                .setAll(Map.of(
                        "bruteForceProtected", true, "failureFactor", FAILURES, "quickLoginCheckMilliSeconds", 1));
        for (int i = 0; i <= FAILURES; i++) {
            realm.shop().signIn().open().password(new TestUser("anna", "not of anna", "unused"));
        }
        String state = "/attack-detection/brute-force/users/" + realm.realm().id(realm.anna());
        for (int i = 0; i < LONGEST_WAIT_TENTHS; i++) {
            if (realm.realm().admin().read(state).path("disabled").asBoolean()) {
                return;
            }
            pause();
        }
        throw new AssertionError("the account was not locked");
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
