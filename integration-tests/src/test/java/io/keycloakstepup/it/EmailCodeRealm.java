package io.keycloakstepup.it;

import io.keycloakstepup.it.login.Login;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.mail.Mailbox;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import java.util.Map;

/**
 * A realm in which a code by e-mail is the second factor.
 *
 * @param mailbox where all its mail goes
 * @param anna a user with a password and a verified address
 */
record EmailCodeRealm(TestRealm realm, Mailbox mailbox, TestUser anna) implements AutoCloseable {

    static final String POLICY = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa: { loa: 2, allowRestricted: true, chains: [ [ {password: 10h}, {email-code: 1h} ] ] }
            default: { require: mfa }
            """;

    static EmailCodeRealm on(KeycloakServer keycloak) {
        TestRealm realm = TestRealm.on(keycloak);
        StepUp.in(realm).policy(POLICY);
        return of(realm);
    }

    /** The same with another policy, in which the sign-in has these steps before those that are installed. */
    static EmailCodeRealm on(KeycloakServer keycloak, String policy, String... steps) {
        TestRealm realm = TestRealm.on(keycloak);
        realm.bindFlow("flow of ones own", steps);
        StepUp.in(realm).policy(policy);
        return of(realm);
    }

    /** Nothing but codes comes into the mailbox. */
    private static EmailCodeRealm of(TestRealm realm) {
        realm.setAttribute("step-up.notices", "false");
        return new EmailCodeRealm(realm, Mailbox.of(realm), realm.userWithPassword("anna"));
    }

    /** Lets codes follow each other without a wait, so many in an hour for each user, address and network. */
    EmailCodeRealm withoutWaits(int perHour) {
        realm.setAttribute("step-up.code-per-hour", "" + perHour);
        realm.setAttribute("step-up.code-seconds-apart", "0");
        realm.setAttribute("step-up.code-network-per-hour", "" + perHour);
        realm.setAttribute("step-up.code-network-seconds-apart", "0");
        return this;
    }

    /** A sign-in of this user to an application of this name, past the password. */
    Login open(String app, TestUser user) {
        return realm.app(app).signIn().open().password(user);
    }

    Login open(String app) {
        return open(app, anna);
    }

    /** Gives anna another address, as an administrator does. */
    void move(String address, boolean isVerified) {
        realm.admin()
                .put("/users/" + realm.id(anna), Map.of("email", address, "emailVerified", isVerified))
                .expect(204);
    }

    /** The latest reason for which an answer did not count or a code was not sent. */
    String reason() {
        return realm.events("LOGIN_ERROR")
                .get(0)
                .path("details")
                .path("step_up_reason")
                .asText();
    }

    @Override
    public void close() {
        mailbox.close();
    }
}
