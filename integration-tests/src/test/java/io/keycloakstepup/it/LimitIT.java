package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakstepup.it.login.App;
import io.keycloakstepup.it.login.Login;
import io.keycloakstepup.it.login.PageKind;
import io.keycloakstepup.it.login.RecoveryCodes;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nobody guesses at a secret more often than the limiter lets them, in a realm without brute-force protection. */
@WithKeycloak
final class LimitIT {

    private static final String WRONG = "000000";
    private static final String ELSEWHERE = "198.18.99.1";

    @Test
    void n04_theFifthWrongCodeInARowMakesTheNextWait(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var anna = realm.userWithOtp("anna");
        Login login = open(realm, anna, "shop");
        for (int i = 0; i < 5; i++) {
            assertThat(login.otp(WRONG).page().error()).doesNotContain("Try again");
        }

        login.otp(anna);

        assertThat(login.asks()).as("a right code, too early").isEqualTo(PageKind.OTP);
        assertThat(login.page().error()).containsPattern("Try again in [12]?[0-9] seconds");
        assertThat(reason(realm)).isEqualTo("factor-locked");
        assertThat(open(realm, anna, "bank").otp(WRONG).page().error())
                .as("in another sign-in")
                .contains("Try again");
    }

    @Test
    void whoGuessesSomewhereElseDoesNotKeepTheOwnerOut(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var anna = realm.userWithOtp("anna");
        Login thief = realm.app("shop").signIn().from(ELSEWHERE).open().password(anna);
        for (int i = 0; i < 6; i++) {
            thief.otp(WRONG);
        }
        assertThat(thief.page().error()).contains("Try again");

        var claims = open(realm, anna, "bank").otp(anna).tokens().access();

        assertThat(claims.acr()).isEqualTo("mfa");
        assertThat(thief.otp(WRONG).page().error())
                .as("the owner's success lets nobody else go on")
                .contains("Try again");
    }

    @Test
    void n05_aSuccessForgetsTheFailuresOfTheFactorThatWasUsedAlone(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var codes = RecoveryCodes.of("anna", 5);
        var app = new TestUser("anna", "", "otp-secret-of-anna").otpCredential();
        var anna = realm.userWith("anna", List.of(app, codes.credential()));
        Login login = open(realm, anna, "shop");
        for (int i = 0; i < 4; i++) {
            login.otp(WRONG);
        }
        login.tryAnotherWay().choose("recovery-code");
        login.recoveryCode("WRONG").recoveryCode(codes.number(1)).tokens();

        Login next = open(realm, anna, "bank").otp(WRONG);

        assertThat(next.otp(WRONG).page().error())
                .as("the fifth was the one before")
                .contains("Try again");
    }

    @Test
    void theWaitOfACodeDoesNotBlockThePassword(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var anna = realm.userWithOtp("anna");
        Login login = open(realm, anna, "shop");
        for (int i = 0; i < 6; i++) {
            login.otp(WRONG);
        }

        assertThat(open(realm, anna, "bank").asks()).isEqualTo(PageKind.OTP);
    }

    @Test
    void n04_aHundredWrongCodesInARowFromAnywhereDisableTheCredential(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var anna = realm.userWithOtp("anna");
        var before = open(realm, anna, "office").otp(anna).tokens();
        Login login = open(realm, anna, "shop");
        for (int i = 0; i < 100; i++) {
            login.browser().moveTo("198.18." + i / 4 + ".7");
            login.otp(WRONG);
        }
        login.browser().moveTo(ELSEWHERE);

        login.otp(anna);

        assertThat(login.asks()).isEqualTo(PageKind.OTP);
        assertThat(login.page().error()).contains("switched off");
        assertThat(reason(realm)).isEqualTo("factor-disabled");
        assertThat(before.access().mfaVerified()).isTrue();
        assertThat(before.tryRefresh()
                        .expect(400)
                        .json()
                        .path("error_description")
                        .asText())
                .as("what it proved before")
                .startsWith("level-unmet");
        assertThat(open(realm, anna, "bank").page().error()).contains("switched off");
        var codes = RecoveryCodes.of("anna", 2).credential();
        realm.admin()
                .put("/users/" + realm.id(anna), Map.of("credentials", List.of(codes)))
                .expect(204);
        Login other = open(realm, anna, "branch");
        assertThat(other.asks()).as("what is left").isEqualTo(PageKind.RECOVERY_CODE);
        assertThat(other.tryAnotherWay().asks()).isEqualTo(PageKind.RECOVERY_CODE);
        assertThat(other.choose("otp").asks()).isEqualTo(PageKind.RECOVERY_CODE);
    }

    @Test
    void anAdministratorSeesTheFailuresAndForgetsThem(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var anna = realm.userWithOtp("anna");
        Login login = open(realm, anna, "shop");
        for (int i = 0; i < 6; i++) {
            login.otp(WRONG);
        }
        String factors = "/step-up/users/" + realm.id(anna) + "/factors";

        JsonNode otp = factor(realm.admin().read(factors), "otp");
        assertThat(otp.path("failures").asInt()).isEqualTo(5);
        assertThat(otp.path("disabled").asBoolean(true)).isFalse();
        assertThat(Instant.parse(otp.path("nextTryAt").asText())).isAfter(Instant.now());
        assertThat(otp.path("label").asText()).isEqualTo("phone of anna");
        assertThat(factor(realm.admin().read(factors), "password")
                        .path("failures")
                        .asInt())
                .isZero();

        realm.admin().delete(factors + "/no-such-credential/failures").expect(404);
        realm.admin()
                .delete(factors + "/" + otp.path("credentialId").asText() + "/failures")
                .expect(204);

        JsonNode after = factor(realm.admin().read(factors), "otp");
        assertThat(after.path("failures").asInt()).isZero();
        assertThat(after.path("nextTryAt").isNull()).isTrue();
        assertThat(login.otp(anna).tokens().access().acr()).isEqualTo("mfa");
    }

    @Test
    void n04_strangersTogetherHaveABudgetAndDisableNothing(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        realm.bindFlow("name only", "auth-username-form");
        StepUp.in(realm).policy("""
                policy: 1
                levels:
                  low: { loa: 1, chains: [ [ {otp: 1h} ] ] }
                  mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h} ] ] }
                default: { require: low }
                """);
        var anna = realm.userWithOtp("anna");
        App shop = realm.app("shop");
        Login login = shop.signIn()
                .open()
                .submit(Map.of("username", anna.name()))
                .tryAnotherWay()
                .choose("otp");
        String first = login.otp(WRONG).page().error();
        for (int i = 1; i < 100; i++) {
            login.browser().moveTo("198.18." + i / 3 + ".7");
            assertThat(login.otp(WRONG).page().error()).isEqualTo(first);
            assertThat(reason(realm)).as("guess %d", i).isEqualTo("factor-wrong");
        }
        login.browser().moveTo(ELSEWHERE);

        login.otp(anna);

        assertThat(login.asks()).as("a right code beyond the budget").isEqualTo(PageKind.OTP);
        assertThat(login.page().error()).as("tells a stranger nothing").isEqualTo(first);
        assertThat(reason(realm)).isEqualTo("factor-locked");
        Login owner = shop.signIn().from(ELSEWHERE).acr("mfa").open().submit(Map.of("username", anna.name()));
        assertThat(owner.password(anna).otp(anna).tokens().access().acr())
                .as("who has proven the password first")
                .isEqualTo("mfa");
    }

    @Test
    void n06_theNetworkOfAStrangerWaitsWhateverTheBudget(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        realm.bindFlow("name only", "auth-username-form");
        StepUp.in(realm).policy("""
                policy: 1
                levels:
                  low: { loa: 1, chains: [ [ {otp: 1h} ] ] }
                """);
        var anna = realm.userWithOtp("anna");
        Login login = realm.app("shop").signIn().open().submit(Map.of("username", anna.name()));
        for (int i = 0; i < 5; i++) {
            login.otp(WRONG);
            assertThat(reason(realm)).isEqualTo("factor-wrong");
        }

        login.otp(anna);

        assertThat(login.asks()).isEqualTo(PageKind.OTP);
        assertThat(reason(realm)).isEqualTo("factor-locked");
        login.browser().moveTo(ELSEWHERE);
        assertThat(login.otp(anna).tokens().access().acr()).isEqualTo("low");
    }

    @Test
    void n24_recoveryCodesWaitLikeAllOthers(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var codes = RecoveryCodes.of("anna", 5);
        var anna = realm.userWith("anna", List.of(codes.credential()));
        Login login = open(realm, anna, "shop");
        for (int i = 0; i < 5; i++) {
            login.recoveryCode("WRONG");
        }

        login.recoveryCode(codes.number(1));

        assertThat(login.asks()).isEqualTo(PageKind.RECOVERY_CODE);
        assertThat(login.page().error()).contains("Try again");
    }

    @Test
    @Tag("full")
    void t06_ofAThousandWrongCodesInFiftySignInsFiveAreLookedAt(KeycloakServer keycloak) throws Exception {
        var realm = realm(keycloak);
        var anna = realm.userWithOtp("anna");
        var signIns = ParallelSignIns.of(anna, realm.app("shop"), 50);

        long opened = signIns.openedBy(login -> {
            for (int i = 0; i < 20; i++) {
                login.otp(WRONG);
            }
            return login;
        });

        assertThat(opened).isZero();
        var reasons = realm.events("LOGIN_ERROR&max=2000").stream()
                .map(event -> event.path("details").path("step_up_reason").asText())
                .toList();
        assertThat(reasons).hasSize(1_000);
        // Thirty seconds after the fifth one more is looked at, if the run lasts that long.
        assertThat(reasons.stream().filter("factor-wrong"::equals).count()).isBetween(5L, 7L);
    }

    private static JsonNode factor(JsonNode factors, String word) {
        for (JsonNode factor : factors) {
            if (factor.path("factor").asText().equals(word)) {
                return factor;
            }
        }
        throw new AssertionError("no " + word + " in " + factors);
    }

    private static Login open(TestRealm realm, TestUser user, String app) {
        return realm.app(app).signIn().open().password(user);
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
        StepUp.in(realm).policy("""
                        policy: 1
                        levels:
                          mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h, recovery-code: 1h} ] ] }
                        """);
        return realm;
    }
}
