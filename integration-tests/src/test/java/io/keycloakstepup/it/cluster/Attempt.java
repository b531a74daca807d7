package io.keycloakstepup.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.login.App;
import io.keycloakstepup.it.login.Login;
import io.keycloakstepup.it.login.Page;
import io.keycloakstepup.it.login.SignIn;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import java.io.UncheckedIOException;

/** What a user or an administrator tries while something is broken: it works, or fails in a way that they can read. */
final class Attempt {

    private Attempt() {}

    /** Whether a password opens the application. */
    static boolean signsIn(App app, TestUser user) {
        try {
            Login login = app.signIn().open();
            if (!login.isBack() && login.page().status() < 500) {
                login.password(user);
            }
            return isBackOrClear(login) && login.redeem().status() == 200;
        } catch (UncheckedIOException noAnswer) {
            return false;
        }
    }

    /** Whether a browser comes straight back to the application. */
    static boolean isBack(SignIn signIn) {
        try {
            return isBackOrClear(signIn.open());
        } catch (UncheckedIOException noAnswer) {
            return false;
        }
    }

    /** Whether a browser is shown a page that a healthy server decided on, instead of coming back. */
    static boolean isTurnedAway(SignIn signIn) {
        try {
            Login login = signIn.open();
            return !isBackOrClear(login) && login.page().status() < 500;
        } catch (UncheckedIOException noAnswer) {
            return false;
        }
    }

    /** Whether a policy is stored. */
    static boolean replaces(KeycloakServer server, TestRealm realm, String policy) {
        try {
            return server.admin()
                            .below("/" + realm.name())
                            .send("PUT", "/step-up/policy", "application/yaml", policy)
                            .status()
                    == 204;
        } catch (UncheckedIOException | AssertionError noAnswer) {
            // The administrator's token is fetched on the way, which asserts that it comes.
            return false;
        }
    }

    private static boolean isBackOrClear(Login login) {
        if (!login.isBack()) {
            mustBeReadable(login.page());
        }
        return login.isBack();
    }

    /** No page shows what only the server's log may know. */
    static void mustBeReadable(Page page) {
        assertThat(page.text())
                .as("a page of status %d", page.status())
                .isNotBlank()
                .doesNotContain("Exception", "\tat ", "org.hibernate", "jdbc", "SQLSTATE");
    }
}
