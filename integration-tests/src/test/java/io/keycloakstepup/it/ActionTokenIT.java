package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.http.Form;
import io.keycloakstepup.it.login.App;
import io.keycloakstepup.it.login.Browser;
import io.keycloakstepup.it.login.PageKind;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.login.Visit;
import io.keycloakstepup.it.mail.Mailbox;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A link that an administrator has sent by mail does what it was sent for, and signs nobody in. */
@WithKeycloak
final class ActionTokenIT {

    private static final String POLICY = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h} ] ] }
            default: { require: mfa }
            """;

    @Test
    void whoFollowedTheLinkHasProvenNothing(KeycloakServer keycloak) {
        var realm = LevelRealm.on(keycloak, POLICY);
        Browser browser = new Browser();

        try (var mailbox = Mailbox.of(realm.realm())) {
            send(realm, "UPDATE_PASSWORD");
            Visit asked = Visit.to(mailbox.link(), browser);
            String on = asked.page().values("a[href*=action-token]", "href").get(0);
            Visit.to(URI.create(on), browser)
                    .submit(Map.of("password-new", "a new password", "password-confirm", "a new password"));
        }

        assertThat(realm.realm().events("UPDATE_CREDENTIAL")).isNotEmpty();
        assertThat(realm.realm().events("LOGIN")).isEmpty();
        var login = realm.shop().signIn().in(browser).open();
        assertThat(login.asks()).isEqualTo(PageKind.USERNAME_AND_PASSWORD);
        login.password(new TestUser("anna", "a new password", "unused"));
        assertThat(login.asks()).isEqualTo(PageKind.OTP);
    }

    private static void send(LevelRealm realm, String action) {
        String to =
                Form.encode(Map.of("client_id", realm.shop().clientId(), "redirect_uri", App.ADDRESS + "/callback"));
        realm.realm()
                .admin()
                .put("/users/" + realm.realm().id(realm.anna()) + "/execute-actions-email?" + to, List.of(action))
                .expect(204);
    }
}
