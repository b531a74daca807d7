package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.login.Callback;
import io.keycloakstepup.it.login.Claims;
import io.keycloakstepup.it.login.PageKind;
import io.keycloakstepup.it.login.SignIn;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code prompt} keeps its meaning (OpenID Connect Core §3.1.2.1 and §3.1.2.6): none never shows a page, login proves anew. */
@WithKeycloak
final class PromptIT {

    @Test
    void nobodySignedInIsLoginRequired(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);

        Callback back = on.shop().signIn().prompt("none").open().callback();

        assertThat(back.error()).isEqualTo("login_required");
        assertThat(back.parameters()).containsEntry("state", "state-of-this-test");
    }

    @Test
    void whatIsMetNeedsNoPage(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);

        Claims silent = signedIn(on).prompt("none").open().tokens().id();

        assertThat(silent.acr()).isEqualTo("pwd");
    }

    @Test
    void moreNeededIsInteractionRequired(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);

        Callback back = signedIn(on).acr("mfa").prompt("none").open().callback();

        assertThat(back.error()).isEqualTo("interaction_required");
        assertThat(back.parameters())
                .containsEntry("state", "state-of-this-test")
                .containsKey("iss");
        assertThat(lastReason(on)).isEqualTo("level-unmet");
    }

    @Test
    void outOfReachIsUnmetRequirements(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);

        Callback back = signedIn(on).acr("phr").prompt("none").open().callback();

        assertThat(back.error()).isEqualTo("unmet_authentication_requirements");
        assertThat(back.parameters())
                .containsEntry("state", "state-of-this-test")
                .containsKey("iss");
        assertThat(lastReason(on)).isEqualTo("request-unreachable");
    }

    @Test
    void whatThePolicyPutsOutOfReachIsUnmetRequirements(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);
        var used = signedIn(on);
        on.stepUp().policy(LevelRealm.POLICY.replace("require: pwd", "require: phr"));

        assertThat(used.prompt("none").open().callback().error()).isEqualTo("unmet_authentication_requirements");
        assertThat(lastReason(on)).isEqualTo("level-unreachable");
    }

    @Test
    void deniedIsAccessDenied(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);
        var used = signedIn(on);
        on.stepUp().policy(LevelRealm.POLICY + "rules: [ { id: closed, then: { deny: step-up-policy-denied } } ]\n");

        Callback back = used.prompt("none").open().callback();

        assertThat(back.error()).isEqualTo("access_denied");
        assertThat(back.parameters())
                .containsEntry("state", "state-of-this-test")
                .containsKey("iss");
        assertThat(lastReason(on)).isEqualTo("policy-denied");
    }

    @Test
    void theAnswerComesInTheResponseModeOfTheRequest(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);
        var silent = signedIn(on).acr("phr").prompt("none");

        for (String mode : new String[] {"query", "fragment", "form_post"}) {
            Callback back = silent.with("response_mode", mode).open().callback();
            assertThat(back.error()).as(mode).isEqualTo("unmet_authentication_requirements");
            assertThat(back.parameters()).as(mode).containsEntry("state", "state-of-this-test");
        }
        for (String mode : new String[] {"jwt", "fragment.jwt", "form_post.jwt"}) {
            Callback back = silent.with("response_mode", mode).open().callback().opened();
            assertThat(back.error()).as(mode).isEqualTo("unmet_authentication_requirements");
            assertThat(back.parameters()).as(mode).containsEntry("state", "state-of-this-test");
        }
    }

    @Test
    void requestsLeftBeforehandAndSignedRequestsAreAnsweredLikewise(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);
        var silent = signedIn(on).prompt("none");

        assertThat(silent.acr("mfa").openPushed(Map.of()).callback().error()).isEqualTo("interaction_required");
        assertThat(silent.acr("mfa").openSigned(Map.of()).callback().error()).isEqualTo("interaction_required");
        assertThat(silent.acr("phr").openPushed(Map.of()).callback().error())
                .isEqualTo("unmet_authentication_requirements");
        assertThat(silent.acr("phr").openSigned(Map.of()).callback().error())
                .isEqualTo("unmet_authentication_requirements");
    }

    @Test
    void loginProvesEveryFactorAnew(KeycloakServer keycloak) throws InterruptedException {
        var on = LevelRealm.on(keycloak);
        var first = on.shop().signIn().acr("mfa").open().password(on.anna()).otp(on.anna());
        Claims before = first.tokens().id();
        Thread.sleep(1_100);

        var again = on.shop()
                .signIn()
                .in(first.browser())
                .acr("mfa")
                .prompt("login")
                .open();
        assertThat(again.asks()).isEqualTo(PageKind.PASSWORD);
        again.password(on.anna());
        assertThat(again.asks()).isEqualTo(PageKind.OTP);
        Claims after = again.otp(on.anna()).tokens().id();

        assertThat(after.acr()).isEqualTo("mfa");
        assertThat(after.authTime()).isAfter(before.authTime());
        assertThat(after.claim("sid")).isEqualTo(before.claim("sid"));
    }

    @Test
    void loginAsksOnlyForWhatTheRequestNeeds(KeycloakServer keycloak) throws InterruptedException {
        var on = LevelRealm.on(keycloak);
        var first = on.shop().signIn().acr("mfa").open().password(on.anna()).otp(on.anna());
        Claims before = first.tokens().id();
        Thread.sleep(1_100);

        Claims after = on.shop()
                .signIn()
                .in(first.browser())
                .prompt("login")
                .open()
                .password(on.anna())
                .tokens()
                .id();

        assertThat(after.acr()).isEqualTo("pwd");
        assertThat(after.authTime()).isAfter(before.authTime());
    }

    @Test
    void loginShowsKeycloaksFormWhereThePolicyOnlyReports(KeycloakServer keycloak) throws InterruptedException {
        var on = LevelRealm.on(keycloak, LevelRealm.POLICY.replace("policy: 1", "policy: 1\nmode: report"));
        var ben = on.realm().userWithPassword("ben");
        var first = on.shop().signIn().open().password(ben);
        Claims before = first.tokens().id();
        Thread.sleep(1_100);

        var again = on.shop().signIn().in(first.browser()).prompt("login").open();
        assertThat(again.isBack()).isFalse();
        Claims after = again.password(ben).tokens().id();

        assertThat(after.authTime()).isAfter(before.authTime());
    }

    private static SignIn signedIn(LevelRealm on) {
        var first = on.shop().signIn().open().password(on.anna());
        first.tokens();
        return on.shop().signIn().in(first.browser());
    }

    private static String lastReason(LevelRealm on) {
        return on.realm()
                .events("LOGIN_ERROR")
                .get(0)
                .path("details")
                .path("step_up_reason")
                .asText();
    }
}
