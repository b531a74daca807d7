package io.keycloakstepup.it;

import static io.keycloakstepup.it.RestSignInIT.accessToken;
import static io.keycloakstepup.it.RestSignInIT.byPassword;
import static io.keycloakstepup.it.RestSignInIT.with;
import static io.keycloakstepup.it.rest.RestRealm.code;
import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.http.Answer;
import io.keycloakstepup.it.http.Json;
import io.keycloakstepup.it.login.Login;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.mail.Mailbox;
import io.keycloakstepup.it.rest.RestApp;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.net.HttpCookie;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Applications that call from a server, so that all of their users come from one network. */
@WithKeycloak
final class RestServerIT {

    private static final Map<String, String> OWN = Map.of("step-up.first-party", "true");

    private static final Map<String, String> TRUSTED =
            Map.of("step-up.first-party", "true", "step-up.trusted-context", "true");

    private static final Map<String, Object> OFFICE = Map.of("ip", "198.51.100.7");

    @Test
    void whereTheUserWasToldToBeIsKnownInTheSessionLater(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, PasswordRealm.ASKS_PASSWORD + """
                zones: { office: { cidrs: [198.51.100.0/24] } }
                rules:
                  - id: away
                    match: { zonesNot: [office], grants: [api] }
                    then: { require: mfa }
                """);
        RestApp app = RestApp.confidential(levels.realm(), "till", TRUSTED);
        Answer success = app.start(with(byPassword(levels.anna()), "context", OFFICE));
        String token = accessToken(app.redeem(success));

        app.startWith("Bearer", token, Map.of()).expect(200);
        app.startWith("Bearer", token, Map.of("context", Map.of("ip", "203.0.113.7")))
                .expect(202);
    }

    /** The cookie of a browser that its user is known in would take the mail off the network's count. */
    @Test
    void theCookieOfAKnownBrowserCountsForNothing(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, PasswordRealm.ASKS_MFA);
        TestUser ben = levels.realm().userWithPassword("ben");
        Login known = levels.shop().signIn().open().password(levels.anna()).otp(levels.anna());
        known.tokens();
        HttpCookie cookie = known.browser().deviceCookie();
        RestApp app = RestApp.ownPublic(levels.realm(), "phone");
        try (var mailbox = Mailbox.of(levels.realm())) {
            app.pick(app.start(byPassword(ben)), "email-code").expect(202);
            assertThat(mailbox.mails(1)).hasSize(1);
            Answer open = app.start(byPassword(levels.anna())).expect(202);

            Answer limited = app.post(
                    "/factors/email-code/verify",
                    Map.of("Cookie", cookie.getName() + "=" + cookie.getValue()),
                    Json.write(app.identified(Map.of("stateToken", RestApp.token(open)))));

            assertThat(limited.expect(429).header("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void theNetworkOfAServerLimitsNoMailAndThatOfAToldAddressDoes(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, PasswordRealm.ASKS_MFA);
        TestUser ben = levels.realm().userWithPassword("ben");
        TestUser cleo = levels.realm().userWithPassword("cleo");
        TestUser dora = levels.realm().userWithPassword("dora");
        RestApp app = RestApp.confidential(levels.realm(), "shopfront", OWN);
        RestApp trusted = RestApp.confidential(levels.realm(), "till", TRUSTED);
        try (var mailbox = Mailbox.of(levels.realm())) {
            app.pick(app.start(byPassword(ben)), "email-code").expect(202);
            app.pick(app.start(byPassword(cleo)), "email-code").expect(202);
            assertThat(mailbox.mails(2)).hasSize(2);

            trusted.pick(trusted.start(with(byPassword(dora), "context", OFFICE)), "email-code")
                    .expect(202);
            Answer second = trusted.pick(
                            trusted.start(with(byPassword(levels.anna()), "context", OFFICE)), "email-code")
                    .expect(429);
            assertThat(code(second)).isEqualTo("too_many_attempts");
            assertThat(second.header("Retry-After")).isPresent();
        }
    }
}
