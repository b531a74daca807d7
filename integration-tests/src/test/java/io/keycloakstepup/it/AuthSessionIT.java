package io.keycloakstepup.it;

import static io.keycloakstepup.it.PasswordRealm.ASKS_MFA;
import static io.keycloakstepup.it.PasswordRealm.ASKS_PASSWORD;
import static io.keycloakstepup.it.PasswordRealm.description;
import static io.keycloakstepup.it.PasswordRealm.error;
import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.http.Answer;
import io.keycloakstepup.it.login.Claims;
import io.keycloakstepup.it.login.ProofKey;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.mail.Mailbox;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An application of the operator's that has sent a right password goes on with the next answer alone. */
@WithKeycloak
final class AuthSessionIT {

    private static final String WRONG = "000000";

    @Test
    void anApplicationOfTheOperatorGoesOnWithTheCodeAlone(KeycloakServer keycloak) {
        var realm = PasswordRealm.on(keycloak, ASKS_MFA).ofTheOperator();

        Answer unmet = realm.ask().expect(403);
        assertThat(error(unmet)).isEqualTo("insufficient_authorization");
        assertThat(unmet.json().path("factors").toString()).isEqualTo("[\"otp\"]");
        assertThat(unmet.json().path("expires_in").asInt()).isBetween(590, 600);
        String first = PasswordRealm.authSession(unmet);
        Answer wrong = realm.goOn(first, "otp", WRONG).expect(403);
        assertThat(description(wrong)).contains("factor-wrong");
        String second = PasswordRealm.authSession(wrong);

        Claims claims = realm.tokens(
                        realm.goOn(second, "otp", realm.anna().device().freshCode()))
                .access();

        assertThat(claims.username()).isEqualTo("anna");
        assertThat(claims.acr()).isEqualTo("mfa");
        assertThat(claims.amr()).containsExactly("pwd", "otp", "mfa");
    }

    /** The form that goes on does not say again what was asked. */
    @Test
    void whatWasAskedAtFirstStaysAsked(KeycloakServer keycloak) {
        var realm =
                PasswordRealm.on(keycloak, PasswordRealm.ASKS_PASSWORD + """
                        rules:
                          - id: by-name
                            match: { grants: [password] }
                            when: "!('mfa' in request.acrs)"
                            then: { deny: closed }
                        """).ofTheOperator();
        assertThat(error(realm.ask().expect(403))).isEqualTo("access_denied");

        String handle = PasswordRealm.authSession(realm.ask("acr_values", "mfa"));
        Claims claims = realm.tokens(
                        realm.goOn(handle, "otp", realm.anna().device().freshCode()))
                .access();

        assertThat(claims.acr()).isEqualTo("mfa");
    }

    @Test
    void b10_anAuthSessionIsTakenOnceByItsOwnClientAndByNobodyElse(KeycloakServer keycloak) {
        var realm = PasswordRealm.on(keycloak, ASKS_MFA).ofTheOperator();
        var bank = realm.realm().app("bank");
        realm.ofClient(
                "bank", Map.of("directAccessGrantsEnabled", true, "attributes", Map.of("step-up.first-party", "true")));
        String handle = PasswordRealm.authSession(realm.ask());
        String code = realm.anna().device().freshCode();

        Answer foreign = bank.token(PasswordRealm.goingOn(handle, "otp", code)).expect(400);
        assertThat(description(foreign)).startsWith("factor-expired");
        realm.goOn(handle, "otp", code).expect(200);
        assertThat(description(realm.goOn(handle, "otp", realm.anna().device().freshCode())
                        .expect(400)))
                .startsWith("factor-expired");
        realm.goOn("made-up", "otp", WRONG).expect(400);
    }

    @Test
    void d05_anAuthSessionServesTheKeyThatWasShownWithThePassword(KeycloakServer keycloak) {
        var realm = PasswordRealm.on(keycloak, ASKS_MFA).ofTheOperator();
        var key = new ProofKey();
        Map<String, String> form =
                PasswordRealm.form("username", "anna", "password", realm.anna().password());
        String handle = PasswordRealm.authSession(realm.shop().token(form, key));
        var next = PasswordRealm.goingOn(handle, "otp", realm.anna().device().freshCode());

        realm.shop().token(next).expect(400);
        realm.shop().token(next, new ProofKey()).expect(400);

        assertThat(realm.shop()
                        .token(next, key)
                        .expect(200)
                        .json()
                        .path("token_type")
                        .asText())
                .isEqualTo("DPoP");
    }

    @Test
    void o05_whoGoesOnCannotAskForLessNorForAnythingElse(KeycloakServer keycloak) {
        var realm = PasswordRealm.on(keycloak, ASKS_PASSWORD).ofTheOperator();
        String handle = PasswordRealm.authSession(realm.ask("acr_values", "mfa"));

        Answer again = realm.goOn(handle, "acr_values", "pwd", "scope", "openid offline_access");

        String next = PasswordRealm.authSession(again);
        Answer passed = realm.goOn(next, "otp", realm.anna().device().freshCode());
        assertThat(realm.tokens(passed).access().acr()).isEqualTo("mfa");
        assertThat(passed.json().path("scope").asText()).doesNotContain("offline_access");
    }

    @Test
    void anAuthSessionEndsWithThePasswordAndWithTheAccount(KeycloakServer keycloak) {
        var realm = PasswordRealm.on(keycloak, ASKS_MFA).ofTheOperator();
        String ofOldPassword = PasswordRealm.authSession(realm.ask());
        String path = "/users/" + realm.realm().id(realm.anna());
        realm.realm()
                .admin()
                .put(path + "/reset-password", Map.of("type", "password", "value", "another one"))
                .expect(204);

        realm.goOn(ofOldPassword, "otp", realm.anna().device().freshCode()).expect(400);

        var changed = new TestUser("anna", "another one", "unused");
        String ofDisabled = PasswordRealm.authSession(realm.askFor(changed));
        realm.realm().admin().put(path, Map.of("enabled", false)).expect(204);
        realm.goOn(ofDisabled, "otp", realm.anna().device().freshCode()).expect(400);
    }

    @Test
    void aCodeByMailIsSentWhenItIsAskedForAndServesItsOwnGrant(KeycloakServer keycloak) {
        var realm = PasswordRealm.on(keycloak, ASKS_MFA).ofTheOperator();
        var ben = realm.realm().userWithPassword("ben");
        try (var mailbox = Mailbox.of(realm.realm())) {
            String other = PasswordRealm.authSession(realm.askFor(ben));
            assertThat(mailbox.count()).isZero();
            Answer sent = realm.askFor(ben, "challenge", "email-code").expect(403);
            assertThat(sent.json().path("challenge").path("to").asText())
                    .contains("@")
                    .doesNotContain("ben@");
            String code = mailbox.code(1);

            assertThat(description(realm.goOn(other, "email_code", code))).contains("factor-expired");
            Answer wrong = realm.goOn(PasswordRealm.authSession(sent), "email_code", "00000000");
            Claims claims = realm.tokens(realm.goOn(PasswordRealm.authSession(wrong), "email_code", code))
                    .access();

            assertThat(claims.acr()).isEqualTo("mfa");
            assertThat(mailbox.count()).isEqualTo(1);
        }
    }

    @Test
    void b03_nothingIsSentForAnApplicationOfSomebodyElse(KeycloakServer keycloak) {
        var realm = PasswordRealm.on(keycloak, ASKS_MFA).hinting();
        var ben = realm.realm().userWithPassword("ben");
        try (var mailbox = Mailbox.of(realm.realm())) {
            Answer refused = realm.askFor(ben, "challenge", "email-code").expect(400);

            assertThat(description(refused)).startsWith("level-unreachable");
            assertThat(mailbox.count()).isZero();
        }
    }

    @Test
    void whatAnAuthSessionProvedOnceIsNotProvenTwiceInParallel(KeycloakServer keycloak) throws Exception {
        var realm = PasswordRealm.on(keycloak, ASKS_MFA).ofTheOperator();
        String handle = PasswordRealm.authSession(realm.ask());
        String code = realm.anna().device().freshCode();

        try (var at = new Closing(Executors.newFixedThreadPool(8))) {
            var calls = IntStream.range(0, 8)
                    .<Callable<Integer>>mapToObj(
                            i -> () -> realm.goOn(handle, "otp", code).status())
                    .toList();
            long passed = 0;
            for (var answer : at.threads().invokeAll(calls)) {
                passed += answer.get() == 200 ? 1 : 0;
            }
            assertThat(passed).isEqualTo(1);
        }
    }

    /** Ends its threads. */
    private record Closing(ExecutorService threads) implements AutoCloseable {
        @Override
        public void close() {
            threads.shutdownNow();
        }
    }
}
