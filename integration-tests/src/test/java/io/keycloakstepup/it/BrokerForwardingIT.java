package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.http.Form;
import io.keycloakstepup.it.login.Login;
import io.keycloakstepup.it.login.PageKind;
import io.keycloakstepup.it.login.SignIn;
import io.keycloakstepup.it.realm.Partner;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What another identity provider hears of the levels that are asked for here. */
@WithKeycloak
final class BrokerForwardingIT {

    private static final String POLICY = """
            policy: 1
            levels:
              any: { loa: 1, chains: [ [ {password: 10h} ], [ {idp: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h} ] ] }
            idp:
              partner:
                means: [ { acr: [gold], factors: [password, otp], maxAge: 1h } ]
                forward: HOW
            default: { require: any }
            """;

    private static final String MAPPED = "{ mfa: [gold, 'urn:strong'] }";

    private static final String OVER_THERE = """
            policy: 1
            levels:
              silver: { loa: 1, chains: [ [ {password: 10h} ] ] }
              gold: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h} ] ] }
            default: { require: silver }
            """;

    @ParameterizedTest
    @CsvSource({
        "false, mfa, ",
        "true, mfa, mfa",
        "true, mfa any, mfa any",
        "MAPPED, mfa, gold urn:strong",
        "MAPPED, any, ",
        "MAPPED, any mfa, gold urn:strong",
        "true, nothing-known, ",
    })
    void itHearsWhatThePolicySays(String how, String asked, String heard, KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        Partner.of(realm, TestRealm.on(keycloak));
        StepUp.in(realm).policy(policy(how.equals("MAPPED") ? MAPPED : how));

        var login = elsewhere(realm.app("shop").signIn().acr(asked.split(" ")));

        assertThat(heard(login)).isEqualTo(Optional.ofNullable(heard));
    }

    @Test
    void itHearsNothingWhereThePolicyDoesNotNameIt(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        Partner.of(realm, TestRealm.on(keycloak));
        StepUp.in(realm).policy(policy("true").replace("partner:", "other:"));

        assertThat(heard(elsewhere(realm.app("shop").signIn().acr("mfa")))).isEmpty();
    }

    @Test
    void itHearsOfTheClaimsParameterAndOfTheMinimumOfTheClient(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        Partner.of(realm, TestRealm.on(keycloak));
        StepUp.in(realm).policy(policy(MAPPED));
        var claims = "{\"id_token\": {\"acr\": {\"essential\": true, \"values\": [\"mfa\"]}}}";
        var bank = realm.app("bank");
        var id = realm.admin().read("/clients?clientId=bank").get(0).path("id").asText();
        realm.admin()
                .put("/clients/" + id, Map.of("clientId", "bank", "attributes", Map.of("minimum.acr.value", "mfa")))
                .expect(204);

        assertThat(heard(elsewhere(realm.app("shop").signIn().claims(claims)))).contains("gold urn:strong");
        assertThat(heard(elsewhere(bank.signIn()))).contains("gold urn:strong");
    }

    @Test
    void whereNothingIsEnforcedKeycloakForwardsAsItAlwaysDid(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        Partner.of(realm, TestRealm.on(keycloak));

        assertThat(heard(elsewhere(realm.app("shop").signIn().acr("anything")))).contains("anything");
        StepUp.in(realm);
        assertThat(heard(elsewhere(realm.app("bank").signIn().acr("anything")))).contains("anything");
    }

    @Test
    void whatIsAskedForHereIsProvenThereAndNotTwice(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        var there = TestRealm.on(keycloak);
        Partner.of(realm, there);
        StepUp.in(there).policy(OVER_THERE);
        StepUp.in(realm).policy(policy(MAPPED));
        var ben = there.userWithOtp("ben");

        var weak = elsewhere(realm.app("shop").signIn()).password(ben);
        assertThat(weak.tokens().access().acr()).isEqualTo("any");
        var strong = elsewhere(realm.app("bank").signIn().acr("mfa")).password(ben);
        assertThat(strong.asks()).isEqualTo(PageKind.OTP);
        var claims = strong.otp(ben).tokens().access();

        assertThat(claims.acr()).isEqualTo("mfa");
        assertThat(claims.mfaVerified()).isTrue();
    }

    private static String policy(String forward) {
        return POLICY.replace("HOW", forward);
    }

    private static Login elsewhere(SignIn signIn) {
        return signIn.with("kc_idp_hint", Partner.ALIAS).open();
    }

    private static Optional<String> heard(Login login) {
        assertThat(login.asks()).isEqualTo(PageKind.USERNAME_AND_PASSWORD);
        Map<String, String> parameters = Form.parameters(login.page().address());
        assertThat(parameters).containsKey("nonce");
        return Optional.ofNullable(parameters.get("acr_values"));
    }
}
