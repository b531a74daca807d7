package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakstepup.it.login.App;
import io.keycloakstepup.it.login.Login;
import io.keycloakstepup.it.login.PageKind;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.login.Tokens;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Administrators whom a policy has locked out come back where the server's operator lets them, and nobody else does. */
@WithKeycloak
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RescueIT {

    private static final String NOBODY = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
            rules:
              - id: nobody
                then: { deny: step-up-policy-denied }
            """;

    private static final String FACTOR_THAT_NOBODY_HAS = """
            policy: 1
            levels:
              mfa: { loa: 2, chains: [ [ {password: 10h}, {webauthn: 1h} ] ] }
            """;

    private final TestRealm realm;
    private final StepUp stepUp;

    RescueIT(KeycloakServer keycloak) {
        realm = TestRealm.on(keycloak, KeycloakServer.RESCUED_REALM);
        stepUp = StepUp.in(realm);
    }

    @Test
    void whoMayManageTheRealmComesPastADenialAndIsNoMoreThanThat() {
        stepUp.policy(NOBODY);
        Login login = signIn(app(), administrator());

        Tokens tokens = login.tokens();

        assertThat(tokens.access().acr()).as("what was proven").isEqualTo("pwd");
        assertThat(tokens.access().mfaVerified()).isFalse();
        assertThat(tokens.refresh().access().acr()).isEqualTo("pwd");
        assertThat(lastLogin().path("step_up_rescued").asText()).isEqualTo("true");
    }

    @Test
    void aPolicyThatIsGoneOrAFactorThatIsLackingKeepsThemOutNoMore() {
        TestUser administrator = administrator();

        stepUp.policy(FACTOR_THAT_NOBODY_HAS);
        Tokens tokens = signIn(app(), administrator).tokens();
        assertThat(tokens.access().acr()).as("a password is none of its levels").isEqualTo("0");

        stepUp.dropPolicy();
        assertThat(signIn(app(), administrator).isBack()).isTrue();
        stepUp.install();
    }

    @Test
    void nobodyElseComesPastThePolicy() {
        stepUp.policy(NOBODY);

        TestUser user = realm.userWithPassword("user-" + UUID.randomUUID());
        assertThat(signIn(app(), user).asks()).isEqualTo(PageKind.ERROR);

        TestUser viewer = realm.userWithPassword("viewer-" + UUID.randomUUID());
        realm.grant(viewer, "view-realm");
        assertThat(signIn(app(), viewer).asks()).isEqualTo(PageKind.ERROR);
    }

    @Test
    void theSameAdministratorOfAnotherRealmIsKeptOut(KeycloakServer keycloak) {
        TestRealm other = TestRealm.on(keycloak);
        StepUp.in(other).policy(NOBODY);
        TestUser administrator = other.userWithPassword("administrator");
        other.grant(administrator, "manage-realm");

        assertThat(signIn(other.app("shop"), administrator).asks()).isEqualTo(PageKind.ERROR);
    }

    @Test
    void theInstallationSaysThatTheDoorIsOpen() {
        assertThat(stepUp.install().path("warnings").toString()).contains("rescue-realm");
    }

    private TestUser administrator() {
        TestUser administrator = realm.userWithPassword("administrator-" + UUID.randomUUID());
        realm.grant(administrator, "manage-realm");
        return administrator;
    }

    private App app() {
        return realm.app("app-" + UUID.randomUUID());
    }

    private static Login signIn(App app, TestUser user) {
        return app.signIn().open().password(user);
    }

    private JsonNode lastLogin() {
        return realm.events("LOGIN").get(0).path("details");
    }
}
