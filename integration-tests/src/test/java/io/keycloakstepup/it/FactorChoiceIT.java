package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.login.Claims;
import io.keycloakstepup.it.login.Login;
import io.keycloakstepup.it.login.PageKind;
import io.keycloakstepup.it.login.RecoveryCodes;
import io.keycloakstepup.it.login.SoftwareKey;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where several factors would do, the policy says which is asked for first, and the user says which it is. */
@WithKeycloak
final class FactorChoiceIT {

    private static final String POLICY = """
            policy: 1
            levels:
              mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h, recovery-code: 1h} ] ] }
            """;

    private static final String THREE_WAYS =
            POLICY.replace("{otp: 1h, recovery-code: 1h}", "{recovery-code: 1h, webauthn: 1h, otp: 1h}");

    private static final RecoveryCodes CODES = RecoveryCodes.of("anna", 5);

    @Test
    void thePolicysFirstFactorIsAskedAndAnotherCanBeChosen(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var anna = withAppAndCodes(realm);

        Login login = open(realm, anna);
        assertThat(login.asks()).isEqualTo(PageKind.OTP);
        login.tryAnotherWay();
        assertThat(login.asks()).isEqualTo(PageKind.CHOICE);
        assertThat(login.page().values("button[name=stepUpChoice]", "value")).containsExactly("otp", "recovery-code");
        assertThat(login.page().text()).contains("phone of anna");
        login.choose("recovery-code");
        assertThat(login.page().text()).contains("number 1");
        Claims claims = login.recoveryCode(" code-1anna ").tokens().access();

        assertThat(claims.acr()).isEqualTo("mfa");
        assertThat(claims.amr()).containsExactlyInAnyOrder("pwd", "mfa");
    }

    @Test
    void aPageThatIsLoadedAgainStillAsksWhatTheUserChose(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var login = open(realm, withAppAndCodes(realm)).tryAnotherWay().choose("recovery-code");

        login.goTo("authenticate");

        assertThat(login.asks()).isEqualTo(PageKind.RECOVERY_CODE);
        assertThat(login.recoveryCode(CODES.number(1)).tokens().access().mfaVerified())
                .isTrue();
    }

    @Test
    void whatTheAccountLacksIsNeitherOfferedNorChosenByAForm(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var ben = realm.userWithOtp("ben");

        Login login = open(realm, ben);
        assertThat(login.page().has("#step-up-another")).isFalse();
        for (String way : List.of("recovery-code", "webauthn", "password", "otp/no-such-credential", "")) {
            assertThat(login.choose(way).asks()).as(way).isEqualTo(PageKind.OTP);
        }

        assertThat(login.tryAnotherWay().asks()).isEqualTo(PageKind.OTP);
        assertThat(login.otp(ben).tokens().access().acr()).isEqualTo("mfa");
    }

    @Test
    void eachOfSeveralAppsCanBeChosen(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        TestUser tablet = new TestUser("tablet", "none", "otp-secret-of-a-tablet");
        var anna = realm.userWith(
                "anna",
                List.of(new TestUser("anna", "", "otp-secret-of-anna").otpCredential(), tablet.otpCredential()));

        Login login = open(realm, anna).tryAnotherWay();
        List<String> ways = login.page().values("button[name=stepUpChoice]", "value");
        assertThat(ways).hasSize(2).allMatch(way -> way.startsWith("otp/"));
        login.choose(ways.get(1));
        assertThat(login.page().text()).contains("phone of tablet");
        assertThat(login.otp(anna).asks()).as("the code of the other app").isEqualTo(PageKind.OTP);

        assertThat(login.otp(tablet).tokens().access().acr()).isEqualTo("mfa");
    }

    @Test
    void whatWasUsedLastIsAskedFirst(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        StepUp.in(realm).policy(THREE_WAYS);
        var key = SoftwareKey.deviceBound();
        var anna = withKeyAndAppAndCodes(realm, key);
        Login first = open(realm, anna);
        assertThat(first.asks()).as("the policy's order").isEqualTo(PageKind.KEY);
        first.tryAnotherWay().choose("otp").otp(anna).tokens();

        Login second = open(realm, anna);

        assertThat(second.asks()).isEqualTo(PageKind.OTP);
        assertThat(second.tryAnotherWay().page().values("button[name=stepUpChoice]", "value"))
                .containsExactly("otp", "webauthn", "recovery-code");
        second.choose("recovery-code").recoveryCode(CODES.number(1)).tokens();
        assertThat(open(realm, anna).asks()).as("codes run out").isEqualTo(PageKind.OTP);
    }

    @Test
    void whatTheUserWantsFirstIsAskedFirstOnceItWasProven(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        StepUp.in(realm).policy(THREE_WAYS);
        var key = SoftwareKey.deviceBound();
        var anna = withKeyAndAppAndCodes(realm, key);
        var tick = Map.of("stepUpChoice", "otp", "stepUpFirst", "true");
        open(realm, anna).tryAnotherWay().submit(tick);
        assertThat(open(realm, anna).asks()).as("only wished for").isEqualTo(PageKind.KEY);

        open(realm, anna).tryAnotherWay().submit(tick).otp(anna).tokens();
        open(realm, anna).tryAnotherWay().choose("webauthn").key(key).tokens();

        assertThat(open(realm, anna).asks()).isEqualTo(PageKind.OTP);
    }

    @Test
    void recoveryCodesAreNeverAskedFirst(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        StepUp.in(realm).policy(POLICY.replace("{otp: 1h, recovery-code: 1h}", "{recovery-code: 1h, otp: 1h}"));
        var anna = withAppAndCodes(realm);
        assertThat(open(realm, anna).asks()).isEqualTo(PageKind.OTP);

        open(realm, anna)
                .tryAnotherWay()
                .submit(Map.of("stepUpChoice", "recovery-code", "stepUpFirst", "true"))
                .recoveryCode(CODES.number(1))
                .tokens();

        assertThat(open(realm, anna).asks()).isEqualTo(PageKind.OTP);
    }

    @Test
    void n24_aRecoveryCodeIsNotAcceptedASecondTime(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var anna = realm.userWith("anna", List.of(CODES.credential()));
        open(realm, anna).recoveryCode(CODES.number(1)).tokens();

        Login again = open(realm, anna);
        assertThat(again.page().text()).contains("number 2");
        again.recoveryCode(CODES.number(1));

        assertThat(again.asks()).isEqualTo(PageKind.RECOVERY_CODE);
        assertThat(again.page().error()).isNotEmpty();
        var details = realm.events("LOGIN_ERROR").get(0).path("details");
        assertThat(details.path("step_up_reason").asText()).isEqualTo("factor-wrong");
        assertThat(details.path("step_up_factor").asText()).isEqualTo("recovery-code");
    }

    @Test
    void n24_ofManyParallelSignInsWithOneRecoveryCodeOneSucceeds(KeycloakServer keycloak) throws Exception {
        var realm = realm(keycloak);
        var anna = realm.userWith("anna", List.of(CODES.credential()));
        var signIns = ParallelSignIns.of(anna, realm.app("shop"), 10);

        assertThat(signIns.openedBy(login -> login.recoveryCode(CODES.number(1))))
                .isEqualTo(1);
        assertThat(signIns.logins().stream().filter(login -> !login.isBack()))
                .allMatch(login -> login.asks() == PageKind.RECOVERY_CODE);
        assertThat(realm.events("LOGIN")).hasSize(1);
    }

    @Test
    void n27_theLastRecoveryCodeAsksForNewOnes(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var one = RecoveryCodes.of("anna", 1);
        var anna = realm.userWith("anna", List.of(one.credential()));

        Login login = open(realm, anna).recoveryCode(one.number(1));

        assertThat(login.isBack()).isFalse();
        assertThat(login.page().has("#kc-recovery-codes-list")).isTrue();
    }

    @Test
    void n27_whoHasTwoRecoveryCodesLeftIsWarnedAndMayPassItOver(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var four = RecoveryCodes.of("anna", 4);
        var anna = realm.userWith("anna", List.of(four.credential()));
        assertThat(open(realm, anna).recoveryCode(four.number(1)).isBack()).isTrue();

        Login login = open(realm, anna).recoveryCode(four.number(2));

        assertThat(login.page().text("#step-up-few-codes")).contains("2 recovery codes");
        login.goTo("authenticate");
        assertThat(login.page().has("#step-up-few-codes")).as("loaded again").isTrue();
        assertThat(login.submit(Map.of("stepUpCodes", "later"))
                        .tokens()
                        .access()
                        .acr())
                .isEqualTo("mfa");
    }

    @Test
    void n27_whoIsWarnedMayMakeNewRecoveryCodes(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var two = RecoveryCodes.of("anna", 2);
        var anna = realm.userWith("anna", List.of(two.credential()));
        Login login = open(realm, anna).recoveryCode(two.number(1));
        assertThat(login.page().text("#step-up-few-codes")).contains("one recovery code");

        login.submit(Map.of("stepUpCodes", "new"));

        assertThat(login.isBack()).isFalse();
        assertThat(login.page().has("#kc-recovery-codes-list")).isTrue();
    }

    @Test
    void w05_beforeAnyProofThePagesAreTheSameForEveryAccount(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        realm.bindFlow("name only", "auth-username-form");
        StepUp.in(realm).policy("""
                        policy: 1
                        levels:
                          low: { loa: 1, chains: [ [ {otp: 1h} ], [ {password: 1h} ], [ {recovery-code: 1h} ] ] }
                        """);
        var anna = withAppAndCodes(realm);
        var ben = realm.userWithPassword("benn");

        Login ofAnna = realm.app("shop").signIn().open().submit(Map.of("username", anna.name()));
        Login ofBen = realm.app("bank").signIn().open().submit(Map.of("username", ben.name()));

        assertThat(ofAnna.asks()).isEqualTo(PageKind.PASSWORD);
        assertThat(seen(ofAnna)).isEqualTo(seen(ofBen));
        assertThat(seen(ofAnna.tryAnotherWay())).isEqualTo(seen(ofBen.tryAnotherWay()));
        assertThat(seen(ofAnna.choose("recovery-code"))).isEqualTo(seen(ofBen.choose("recovery-code")));
        assertThat(seen(ofAnna.recoveryCode("WRONG"))).isEqualTo(seen(ofBen.recoveryCode("WRONG")));
    }

    @Test
    void w05_beforeAnyProofAKeysIdIsNotShown(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        realm.bindFlow("name only", "auth-username-form");
        StepUp.in(realm).policy("""
                        policy: 1
                        levels:
                          low: { loa: 1, chains: [ [ {webauthn: 1h} ], [ {passkey: 1h} ] ] }
                        """);
        var key = SoftwareKey.deviceBound();
        var anna = realm.userWith("anna", List.of(key.credential("webauthn")));
        var ben = realm.userWithPassword("benn");

        for (var user : List.of(anna, ben)) {
            Login login = realm.app("app-of-" + user.name()).signIn().open().submit(Map.of("username", user.name()));
            assertThat(login.asks()).isEqualTo(PageKind.KEY);
            assertThat(login.page().prompt().options().has("allowCredentials")).isFalse();
        }
    }

    @Test
    void t08_aCodeMayBeTypedInGroupsAndWideCharacters(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var ben = realm.userWithOtp("ben");
        String code = ben.device().freshCode();
        String wide = code.substring(0, 3)
                .chars()
                .mapToObj(digit -> Character.toString(digit - '0' + '\uff10'))
                .reduce("", String::concat);

        Login login = open(realm, ben).otp(" " + wide + "\u3000 " + code.substring(3) + " ");

        assertThat(login.tokens().access().acr()).isEqualTo("mfa");
    }

    private static String seen(Login login) {
        return login.page().text().replaceAll("anna|benn|shop|bank", "*");
    }

    private static TestUser withAppAndCodes(TestRealm realm) {
        var app = new TestUser("anna", "", "otp-secret-of-anna").otpCredential();
        // Codes first: Keycloak orders by creation, and the policy must not.
        return realm.userWith("anna", List.of(CODES.credential(), app));
    }

    private static TestUser withKeyAndAppAndCodes(TestRealm realm, SoftwareKey key) {
        var app = new TestUser("anna", "", "otp-secret-of-anna").otpCredential();
        return realm.userWith("anna", List.of(CODES.credential(), app, key.credential("webauthn")));
    }

    private static Login open(TestRealm realm, TestUser user) {
        return realm.app("shop-" + realm.admin().read("/clients").size())
                .signIn()
                .open()
                .password(user);
    }

    private static TestRealm realm(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        StepUp.in(realm).policy(POLICY);
        return realm;
    }
}
