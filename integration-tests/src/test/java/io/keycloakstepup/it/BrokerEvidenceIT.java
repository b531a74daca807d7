package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.login.Claims;
import io.keycloakstepup.it.login.Login;
import io.keycloakstepup.it.login.PageKind;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.realm.Partner;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What another identity provider says of a sign-in there counts as the policy says, and not otherwise. */
@WithKeycloak
final class BrokerEvidenceIT {

    private static final String POLICY = """
            policy: 1
            levels:
              any: { loa: 1, chains: [ [ {password: 10h} ], [ {idp: 1h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h} ], [ {passkey: 1h} ] ] }
            idp:
              partner:
                - { acr: [gold], factors: [password, otp], maxAge: 1h }
                - { amr: [hwk, user], factors: [passkey], maxAge: 5m }
            default: { require: mfa }
            """;

    private static final Map<String, Object> GOLD = Map.of("acr", "gold");

    @Test
    void whatWasProvenElsewhereAMomentAgoIsNotAskedAgain(KeycloakServer keycloak) {
        var there = TestRealm.on(keycloak);
        var realm = realm(keycloak, there, POLICY);
        var provenAt = now().minusSeconds(60);
        realm.partner().says(at(provenAt, GOLD));

        var tokens = realm.comeFromElsewhere("shop").tokens();
        Claims claims = tokens.access();

        assertThat(claims.acr()).isEqualTo("mfa");
        assertThat(claims.amr()).containsExactlyInAnyOrder("pwd", "otp", "mfa");
        assertThat(claims.mfaVerified()).isTrue();
        assertThat(claims.authTime()).isEqualTo(provenAt);
        assertThat(realm.said()).isEqualTo("partner: password otp");
        assertThat(tokens.refresh().access().acr()).isEqualTo("mfa");
    }

    @Test
    void whoHasNothingHereIsLetInAtTheFirstSignInToo(KeycloakServer keycloak) {
        var there = TestRealm.on(keycloak);
        var home = TestRealm.on(keycloak);
        Partner.of(home, there).says(at(now(), Map.of("amr", List.of("hwk", "user", "pin"))));
        StepUp.in(home).policy(POLICY);
        var ben = there.userWithPassword("ben");

        Claims claims = comeFromElsewhere(home, "shop", ben).tokens().access();

        assertThat(claims.acr()).isEqualTo("mfa");
        assertThat(claims.amr()).containsExactlyInAnyOrder("user", "mfa");
    }

    @ParameterizedTest
    @CsvSource({
        "gold, -7200, stale",
        "silver, 0, unmapped",
        "'', 0, unmapped",
        "gold, 86400, ahead",
    })
    void whatIsOldOrUnnamedOrYetToComeIsAskedHere(String acr, int ageSeconds, String why, KeycloakServer keycloak) {
        var realm = realm(keycloak, TestRealm.on(keycloak), POLICY);
        realm.partner().says(at(now().plusSeconds(ageSeconds), acr.isEmpty() ? Map.of() : Map.of("acr", acr)));

        realm.assertAsksForAll(realm.comeFromElsewhere("shop"));
        assertThat(realm.said()).isEqualTo("partner: " + why);
    }

    @Test
    void whoDoesNotSayWhenIsNotBelieved(KeycloakServer keycloak) {
        var realm = realm(keycloak, TestRealm.on(keycloak), POLICY);
        realm.partner().says(GOLD);

        realm.assertAsksForAll(realm.comeFromElsewhere("shop"));
        assertThat(realm.said()).isEqualTo("partner: untimed");
    }

    @Test
    void whatNobodyHasSignedStandsForNothing(KeycloakServer keycloak) {
        var realm = realm(keycloak, TestRealm.on(keycloak), POLICY);
        realm.partner().says(at(now(), GOLD)).known("validateSignature", "false");

        realm.assertAsksForAll(realm.comeFromElsewhere("shop"));
        assertThat(realm.said()).isEqualTo("partner: unchecked");
        assertThat(realm.warnings()).anyMatch(text -> text.contains("the signatures of 'partner' are not checked"));
    }

    @Test
    void whatSomebodyElseHasSignedLetsNobodyIn(KeycloakServer keycloak) {
        var stranger = TestRealm.on(keycloak);
        var realm = realm(keycloak, TestRealm.on(keycloak), POLICY);
        realm.partner().says(at(now(), GOLD)).known("jwksUrl", stranger.url() + "/protocol/openid-connect/certs");

        assertThat(realm.comeFromElsewhere("shop").page().status()).isGreaterThanOrEqualTo(400);
        assertThat(realm.home().events("LOGIN")).isEmpty();
    }

    @Test
    void whatThePolicySaysOfAnotherProviderCountsForNothing(KeycloakServer keycloak) {
        var realm = realm(keycloak, TestRealm.on(keycloak), POLICY.replace("partner:", "other:"));
        realm.partner().says(at(now(), GOLD));

        realm.assertAsksForAll(realm.comeFromElsewhere("shop"));
        assertThat(realm.said()).isEqualTo("partner: unmapped");
        assertThat(realm.warnings()).anyMatch(text -> text.contains("there is no identity provider 'other' here"));
    }

    @Test
    void singleSignOnElsewhereMakesNothingYounger(KeycloakServer keycloak) {
        var realm = realm(keycloak, TestRealm.on(keycloak), POLICY.replace("require: mfa", "require: any"));
        realm.partner().says(at(now().minus(Duration.ofHours(2)), Map.of()));

        realm.assertAsksForPassword(realm.comeFromElsewhere("shop"));
    }

    @Test
    void whatWasProvenElsewhereCountsNoLongerThanThePolicySays(KeycloakServer keycloak) throws InterruptedException {
        var realm = realm(keycloak, TestRealm.on(keycloak), POLICY.replace("maxAge: 1h", "maxAge: 60s"));
        var provenAt = now();
        realm.partner().says(at(provenAt, GOLD));
        var login = realm.comeFromElsewhere("shop");
        var tokens = login.tokens();
        assertThat(tokens.access().acr()).isEqualTo("mfa");

        Thread.sleep(Duration.between(Instant.now(), provenAt.plusSeconds(62)).toMillis());

        assertThat(tokens.refresh().access().acr()).isNotEqualTo("mfa");
        realm.assertAsksForAll(
                realm.home().app("bank").signIn().in(login.browser()).open());
    }

    /** Whoever has stolen the password could have tied the account to one of his own. */
    @Test
    void a1_aTieThatThePasswordAloneHasMadeProvesNoFactor(KeycloakServer keycloak) {
        var there = TestRealm.on(keycloak);
        var home = TestRealm.on(keycloak);
        var partner = Partner.of(home, there).says(at(now(), GOLD));
        var realm = new Home(
                home,
                partner,
                StepUp.in(home).policy(POLICY.replace("require: mfa", "require: any")),
                home.userWithPassword("anna"),
                there.userWithPassword("anna"));

        Claims first = realm.comeFromElsewhere("shop")
                .submit(Map.of("submitAction", "linkAccount"))
                .password(realm.anna())
                .tokens()
                .access();
        assertThat(realm.said()).isEqualTo("partner: unvouched");
        Claims second = realm.comeFromElsewhere("bank").tokens().access();
        assertThat(realm.said()).isEqualTo("partner: unvouched");

        assertThat(List.of(first, second)).allSatisfy(claims -> {
            assertThat(claims.acr()).isEqualTo("any");
            assertThat(claims.mfaVerified()).isFalse();
        });
    }

    @Test
    void itEndsWithTheTieToTheAccountThere(KeycloakServer keycloak) {
        assertEnds(realm(keycloak, TestRealm.on(keycloak), POLICY), realm -> realm.partner()
                .unlink(realm.anna()));
    }

    @Test
    void itEndsWithTheProvider(KeycloakServer keycloak) {
        assertEnds(realm(keycloak, TestRealm.on(keycloak), POLICY), realm -> realm.partner()
                .switchOff());
    }

    @Test
    void itEndsWithWhatThePolicySaysOfIt(KeycloakServer keycloak) {
        assertEnds(realm(keycloak, TestRealm.on(keycloak), POLICY), realm -> realm.stepUp()
                .policy(POLICY.replace("partner:", "other:")));
    }

    private static void assertEnds(Home realm, Consumer<Home> change) {
        realm.partner().says(at(now(), GOLD));
        var tokens = realm.comeFromElsewhere("shop").tokens();
        assertThat(tokens.refresh().access().acr()).isEqualTo("mfa");

        change.accept(realm);

        assertThat(tokens.tryRefresh().expect(400).json().path("error").asText())
                .isEqualTo("invalid_grant");
    }

    /** A realm with a user who has an account at a partner, and factors of her own. */
    private static Home realm(KeycloakServer keycloak, TestRealm there, String policy) {
        var home = TestRealm.on(keycloak);
        var partner = Partner.of(home, there);
        var stepUp = StepUp.in(home).policy(policy);
        var anna = home.userWithOtp("anna");
        var herself = there.userWithPassword("anna");
        partner.link(anna, herself);
        return new Home(home, partner, stepUp, anna, herself);
    }

    private record Home(TestRealm home, Partner partner, StepUp stepUp, TestUser anna, TestUser herself) {

        Login comeFromElsewhere(String clientId) {
            return BrokerEvidenceIT.comeFromElsewhere(home, clientId, herself);
        }

        void assertAsksForAll(Login login) {
            assertThat(login.asks()).isEqualTo(PageKind.PASSWORD);
            assertThat(login.password(anna).asks()).isEqualTo(PageKind.OTP);
            assertThat(login.otp(anna).tokens().access().acr()).isEqualTo("mfa");
        }

        void assertAsksForPassword(Login login) {
            assertThat(login.asks()).isEqualTo(PageKind.PASSWORD);
            assertThat(login.password(anna).tokens().access().acr()).isEqualTo("any");
        }

        String said() {
            return home.events("IDENTITY_PROVIDER_POST_LOGIN").stream()
                    .map(event -> event.path("details").path("step_up_idp").asText())
                    .filter(said -> !said.isEmpty())
                    .findFirst()
                    .orElseThrow();
        }

        List<String> warnings() {
            return home.admin()
                    .send("POST", "/step-up/policy/validate", "application/yaml", stepUp.storedPolicy())
                    .expect(200)
                    .json()
                    .path("warnings")
                    .findValuesAsText("message");
        }
    }

    private static Login comeFromElsewhere(TestRealm home, String clientId, TestUser user) {
        return home.app(clientId)
                .signIn()
                .with("kc_idp_hint", Partner.ALIAS)
                .open()
                .password(user);
    }

    private static Instant now() {
        return Instant.ofEpochSecond(Instant.now().getEpochSecond());
    }

    private static Map<String, Object> at(Instant time, Map<String, Object> claims) {
        var all = new HashMap<>(claims);
        all.put("auth_time", time.getEpochSecond());
        return all;
    }
}
