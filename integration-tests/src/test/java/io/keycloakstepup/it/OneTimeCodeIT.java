package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.login.App;
import io.keycloakstepup.it.login.PageKind;
import io.keycloakstepup.it.login.RecoveryCodes;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A one-time code opens one door, once. */
@WithKeycloak
final class OneTimeCodeIT {

    private static final String POLICY = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h, recovery-code: 1h} ] ] }
            default: { require: mfa }
            """;

    /** The realm looks a step around. */
    private static final Duration A_STEP_AHEAD = Duration.ofSeconds(-30);

    @Test
    void n22_aCodeIsNotAcceptedASecondTime(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var anna = realm.userWithOtp("anna");
        App shop = realm.app("shop");
        String code = anna.device().freshCode();
        shop.signIn().open().password(anna).otp(code).tokens();

        var again = shop.signIn().open().password(anna).otp(code);

        assertThat(again.asks()).isEqualTo(PageKind.OTP);
    }

    @Test
    void t03_ofManyParallelSignInsWithOneCodeOneSucceeds(KeycloakServer keycloak) throws Exception {
        var realm = realm(keycloak);
        var anna = realm.userWithOtp("anna");
        var signIns = ParallelSignIns.of(anna, realm.app("shop"), 10);

        assertThat(signIns.openedBy(anna.device().freshCode())).isEqualTo(1);
    }

    @Test
    void t03_theCodeOfAnEarlierStepIsNotAcceptedAfterALaterOne(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var anna = realm.userWithOtp("anna");
        App shop = realm.app("shop");
        shop.signIn()
                .open()
                .password(anna)
                .otp(anna.device().codeOf(A_STEP_AHEAD))
                .tokens();

        var earlier = shop.signIn().open().password(anna).otp(anna.device().codeOf(Duration.ZERO));

        assertThat(earlier.asks()).isEqualTo(PageKind.OTP);
        assertThat(reason(realm)).isEqualTo("factor-replayed");
    }

    @Test
    void t04_aCodeOfTwoStepsAgoIsTooOld(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var anna = realm.userWithOtp("anna");
        var login = realm.app("shop").signIn().open().password(anna);

        login.otp(anna.device().codeOf(Duration.ofSeconds(90)));

        assertThat(login.asks()).isEqualTo(PageKind.OTP);
        assertThat(reason(realm)).isEqualTo("factor-wrong");
    }

    @Test
    void t07_aTokenThatCountsMovesOnNeverBackAndIsFoundAgain(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        realm.setAll(Map.of("otpPolicyLookAheadWindow", 2));
        var anna = new TestUser("anna", "password-of-anna", "otp-secret-of-anna");
        realm.userWith("anna", List.of(anna.countedCredential()));
        App shop = realm.app("shop");
        shop.signIn().open().password(anna).otp(anna.device().codeNumber(0)).tokens();
        shop.signIn().open().password(anna).otp(anna.device().codeNumber(3)).tokens();

        var login = shop.signIn().open().password(anna);
        for (long used : List.of(0L, 2L, 3L)) {
            assertThat(login.otp(anna.device().codeNumber(used)).asks()).isEqualTo(PageKind.OTP);
        }
        login.otp(anna.device().codeNumber(30));
        assertThat(login.asks()).as("one code from far ahead may be chance").isEqualTo(PageKind.OTP);

        assertThat(login.otp(anna.device().codeNumber(31)).tokens().access().acr())
                .as("the next one after it is not")
                .isEqualTo("mfa");
        var next = shop.signIn().open().password(anna).otp(anna.device().codeNumber(32));
        assertThat(next.tokens().access().acr()).isEqualTo("mfa");
    }

    @Test
    void t08_wideDigitsAndBlanksAreTheSameCode(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var anna = realm.userWithOtp("anna");
        StringBuilder wide = new StringBuilder(" ");
        anna.device().freshCode().chars().forEach(digit -> wide.appendCodePoint(digit - '0' + '\uff10'));

        var login = realm.app("shop")
                .signIn()
                .open()
                .password(anna)
                .otp(wide.insert(4, '\u3000').toString());

        assertThat(login.tokens().access().acr()).isEqualTo("mfa");
    }

    @Test
    void theStepOfTheRealmsOwnFlowObeysTheSameRuleAndLetsTheUserChooseAnApp(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        realm.bindFlow("code for everybody", "auth-username-password-form", "step-up-otp");
        StepUp.in(realm).policy(POLICY.replace("require: mfa", "require: pwd"));
        var tablet = new TestUser("tablet", "none", "otp-secret-of-a-tablet");
        var anna = realm.userWith(
                "anna",
                List.of(new TestUser("anna", "", "otp-secret-of-anna").otpCredential(), tablet.otpCredential()));
        App shop = realm.app("shop");
        String code = tablet.device().freshCode();

        var login = shop.signIn().open().password(anna).tryAnotherWay();
        login.choose(login.page().values("button[name=stepUpChoice]", "value").get(1));
        assertThat(login.page().text()).contains("phone of tablet");
        assertThat(login.otp(code).tokens().access().acr()).isEqualTo("mfa");

        var again = shop.signIn().open().password(anna).tryAnotherWay();
        again.choose(again.page().values("button[name=stepUpChoice]", "value").get(1));
        assertThat(again.otp(code).asks()).isEqualTo(PageKind.OTP);
        assertThat(reason(realm)).isEqualTo("factor-replayed");
    }

    @Test
    void aRecoveryCodeInTheRealmsOwnFlowCountsOnce(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        realm.bindFlow("recovery for everybody", "auth-username-password-form", "step-up-recovery-code");
        StepUp.in(realm).policy(POLICY.replace("require: mfa", "require: pwd"));
        var codes = RecoveryCodes.of("anna", 5);
        var anna = realm.userWith("anna", List.of(codes.credential()));
        App shop = realm.app("shop");

        var login = shop.signIn().open().password(anna).recoveryCode(codes.number(1));
        assertThat(login.tokens().access().mfaVerified()).isTrue();

        assertThat(shop.signIn()
                        .open()
                        .password(anna)
                        .recoveryCode(codes.number(1))
                        .asks())
                .isEqualTo(PageKind.RECOVERY_CODE);
    }

    private static String reason(TestRealm realm) {
        return realm.events("LOGIN_ERROR")
                .get(0)
                .path("details")
                .path("step_up_reason")
                .asText();
    }

    private static TestRealm realm(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        StepUp.in(realm).policy(POLICY);
        return realm;
    }
}
