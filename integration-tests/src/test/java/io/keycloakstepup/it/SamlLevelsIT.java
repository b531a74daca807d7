package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.login.Assertion;
import io.keycloakstepup.it.login.Browser;
import io.keycloakstepup.it.login.PageKind;
import io.keycloakstepup.it.login.Visit;
import io.keycloakstepup.it.realm.SamlApp;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The levels of the policy, asked for and answered by SAML's authentication contexts (SAML Core §2.7.2.2, §3.3.2.2.1). */
@WithKeycloak
final class SamlLevelsIT {

    private static final String POLICY = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h} ] ] }
              phr: { loa: 3, chains: [ [ {password: 10h}, {webauthn: {maxAge: 1h, userVerified: true}} ] ] }
            default: { require: pwd }
            """;

    private static final String PWD = "urn:test:pwd";
    private static final String MFA = "urn:test:mfa";
    private static final String PHR = "urn:test:phr";
    private static final String UNSPECIFIED = "urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified";
    private static final String UNKNOWN = "urn:oasis:names:tc:SAML:2.0:ac:classes:Kerberos";

    private static TestRealm realm(KeycloakServer keycloak, String policy) {
        var realm = TestRealm.on(keycloak);
        StepUp.in(realm).policy(policy);
        realm.setAttribute("acr.uri.map", "{\"pwd\":\"%s\",\"mfa\":\"%s\",\"phr\":\"%s\"}".formatted(PWD, MFA, PHR));
        return realm;
    }

    @Test
    void theContextThatIsAskedForIsProvenAndAnswered(KeycloakServer keycloak) {
        var realm = realm(keycloak, POLICY);
        var intranet = SamlApp.in(realm);
        var anna = realm.userWithOtp("anna");
        var browser = new Browser();

        var plain = Assertion.on(Visit.to(intranet.request(), browser).password(anna));
        var strong = Assertion.on(
                Visit.to(intranet.request("exact", List.of(MFA)), browser).otp(anna));

        assertThat(plain.contextClass()).isEqualTo(PWD);
        assertThat(plain.attribute("acr")).containsExactly("pwd");
        assertThat(strong.contextClass()).isEqualTo(MFA);
        assertThat(strong.attribute("acr")).containsExactly(MFA);
        assertThat(strong.attribute("mfa_verified")).containsExactly("true");
    }

    @Test
    void whatIsAskedForIsAnsweredNotWhatTheSessionHasBesides(KeycloakServer keycloak) {
        var realm = realm(keycloak, POLICY);
        var intranet = SamlApp.in(realm);
        var anna = realm.userWithOtp("anna");
        var browser = new Browser();
        Visit.to(intranet.request("exact", List.of(MFA)), browser)
                .password(anna)
                .otp(anna);

        assertThat(Assertion.on(Visit.to(intranet.request("exact", List.of(PWD)), browser))
                        .contextClass())
                .isEqualTo(PWD);
        assertThat(Assertion.on(Visit.to(intranet.request(), browser)).contextClass())
                .isEqualTo(MFA);
    }

    /** Keycloak keeps the first that it knows, and no other. */
    @Test
    void ofSeveralTheFirstThatTheUserCanReachIsAskedFor(KeycloakServer keycloak) {
        var realm = realm(keycloak, POLICY);
        var intranet = SamlApp.in(realm);
        var anna = realm.userWithOtp("anna");

        var visit = Visit.to(intranet.request("exact", List.of(UNKNOWN, PHR, MFA, PWD)), new Browser())
                .password(anna);

        assertThat(Assertion.on(visit.otp(anna)).contextClass()).isEqualTo(MFA);
    }

    @Test
    void comparisonsMeanWhatTheStandardSays(KeycloakServer keycloak) {
        var realm = realm(keycloak, POLICY);
        var intranet = SamlApp.in(realm);
        var anna = realm.userWithOtp("anna");
        var ben = realm.userWithPassword("ben");

        var better = Visit.to(intranet.request("better", List.of(PWD)), new Browser())
                .password(anna);
        assertThat(Assertion.on(better.otp(anna)).contextClass()).isEqualTo(MFA);
        var most = Visit.to(intranet.request("maximum", List.of(PHR)), new Browser())
                .password(anna);
        assertThat(Assertion.on(most.otp(anna)).contextClass()).isEqualTo(MFA);
        var no = Visit.to(intranet.request("maximum", List.of(PWD)), new Browser())
                .password(anna);
        assertThat(Assertion.on(no).contextClass()).isEqualTo(PWD);
        var least = Visit.to(intranet.request("minimum", List.of(PWD)), new Browser())
                .password(ben);
        assertThat(Assertion.on(least).contextClass()).isEqualTo(PWD);
        var asMuchAsCanBe = Visit.to(intranet.request("maximum", List.of(PHR)), new Browser())
                .password(ben);
        assertThat(Assertion.on(asMuchAsCanBe).contextClass()).isEqualTo(PWD);
    }

    @Test
    void whatNobodyKnowsOrCanReachHasAStatusOfItsOwn(KeycloakServer keycloak) {
        var realm = realm(keycloak, POLICY);
        var intranet = SamlApp.in(realm);
        var ben = realm.userWithPassword("ben");

        var unknown = Visit.to(intranet.request("exact", List.of(UNKNOWN)), new Browser());
        var tooHigh = Visit.to(intranet.request("better", List.of(PHR)), new Browser());
        var outOfReach = Visit.to(intranet.request("minimum", List.of(MFA)), new Browser())
                .password(ben);

        assertThat(Assertion.on(unknown).status()).contains("NoAuthnContext");
        assertThat(Assertion.on(tooHigh).status()).contains("NoAuthnContext");
        assertThat(Assertion.on(outOfReach).status()).contains("NoAuthnContext");
        assertThat(realm.events("LOGIN_ERROR")
                        .get(0)
                        .path("details")
                        .path("step_up_reason")
                        .asText())
                .isEqualTo("request-unreachable");
    }

    @Test
    void whereNoUriMeansAnythingNoneIsLookedAt(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        StepUp.in(realm).policy(POLICY);
        var intranet = SamlApp.in(realm);
        var anna = realm.userWithOtp("anna");

        var answer = Assertion.on(
                Visit.to(intranet.request("exact", List.of(MFA)), new Browser()).password(anna));

        assertThat(answer.contextClass()).isEqualTo(UNSPECIFIED);
        assertThat(answer.attribute("acr")).containsExactly("pwd");
    }

    /** A level may be called by the URI of a profile, such as that of REFEDS for several factors. */
    @Test
    void aLevelThatIsCalledByAUriIsAContext(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        StepUp.in(realm).policy(POLICY.replace("  mfa:", "  \"" + MFA + "\":"));
        var intranet = SamlApp.in(realm);
        var anna = realm.userWithOtp("anna");

        var visit =
                Visit.to(intranet.request("exact", List.of(MFA)), new Browser()).password(anna);

        assertThat(Assertion.on(visit.otp(anna)).contextClass()).isEqualTo(MFA);
    }

    @Test
    void aClientMayHaveNamesOfItsOwn(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        StepUp.in(realm).policy(POLICY);
        var intranet = SamlApp.in(
                realm,
                Map.of("acr.loa.map", "{\"urn:own:two\":2,\"urn:own:one\":1}", "minimum.acr.value", "urn:own:two"));
        var anna = realm.userWithOtp("anna");

        var visit = Visit.to(intranet.request("minimum", List.of("urn:own:one")), new Browser())
                .password(anna);

        assertThat(Assertion.on(visit.otp(anna)).contextClass()).isEqualTo("urn:own:two");
    }

    @Test
    void theClientsMinimumMayBeAUriOfTheRealm(KeycloakServer keycloak) {
        var realm = realm(keycloak, POLICY);
        var intranet = SamlApp.in(realm, Map.of("minimum.acr.value", MFA));
        var anna = realm.userWithOtp("anna");

        var visit = Visit.to(intranet.request(), new Browser()).password(anna);

        assertThat(Assertion.on(visit.otp(anna)).contextClass()).isEqualTo(MFA);
    }

    @Test
    void theInstantIsThatOfTheProofAlsoOnSingleSignOn(KeycloakServer keycloak) throws InterruptedException {
        var realm = realm(keycloak, POLICY);
        var intranet = SamlApp.in(realm);
        var anna = realm.userWithOtp("anna");
        var browser = new Browser();
        Assertion first = Assertion.on(Visit.to(intranet.request(), browser).password(anna));

        Thread.sleep(Duration.ofSeconds(3).toMillis());
        Assertion second = Assertion.on(Visit.to(intranet.passive(), browser));
        Assertion third = Assertion.on(
                Visit.to(intranet.request("exact", List.of(MFA)), browser).otp(anna));

        assertThat(second.instant()).isEqualTo(first.instant());
        assertThat(first.attribute("auth_time"))
                .containsExactly(Long.toString(first.instant().getEpochSecond()));
        assertThat(Duration.between(first.instant(), Instant.now())).isLessThan(Duration.ofMinutes(5));
        assertThat(third.instant()).isAfter(first.instant());
    }

    @Test
    void whoMayNotBeAskedIsToldSo(KeycloakServer keycloak) {
        var realm = realm(keycloak, POLICY.replace("require: pwd", "require: mfa"));
        var intranet = SamlApp.in(realm);

        assertThat(Assertion.on(Visit.to(intranet.passive(), new Browser())).status())
                .contains("NoPassive");
    }

    @Test
    void rulesReadTheContextByTheNameOfItsLevel(KeycloakServer keycloak) {
        var realm = realm(keycloak, POLICY + """
                rules:
                  - { id: no-mfa, when: "request.acr == 'mfa' && request.loa == 2", then: { deny: not-here }, onMissing: skip }
                """);
        var intranet = SamlApp.in(realm);
        var anna = realm.userWithOtp("anna");

        var denied =
                Visit.to(intranet.request("exact", List.of(MFA)), new Browser()).password(anna);

        assertThat(denied.page().status()).isEqualTo(403);
        assertThat(Assertion.on(Visit.to(intranet.request("exact", List.of(PWD)), new Browser())
                                .password(anna))
                        .contextClass())
                .isEqualTo(PWD);
    }

    @Test
    void startingOverForgetsNothing(KeycloakServer keycloak) {
        var realm = realm(keycloak, POLICY);
        var intranet = SamlApp.in(realm);
        var anna = realm.userWithOtp("anna");
        var browser = new Browser();
        var visit = Visit.to(intranet.request("better", List.of(PWD)), browser).password(anna);
        URI again = realm.url()
                .resolve(visit.page().values("a[href*=restart]", "href").get(0));

        var anew = Visit.to(again, browser).password(anna);

        assertThat(anew.page().kind()).isEqualTo(PageKind.OTP);
        assertThat(Assertion.on(anew.otp(anna)).contextClass()).isEqualTo(MFA);
    }
}
