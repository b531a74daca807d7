package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakstepup.it.login.Claims;
import io.keycloakstepup.it.login.Login;
import io.keycloakstepup.it.login.PageKind;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A code by e-mail, from the mail to the token. */
@WithKeycloak
final class EmailCodeIT {

    private static final String WRONG = "00000000";
    private static final String ELSEWHERE = "198.18.99.1";

    @Test
    void aCodeByMailIsASecondFactorWhereTheLevelAllowsIt(KeycloakServer keycloak) {
        try (var home = EmailCodeRealm.on(keycloak)) {
            Login login = home.open("shop");

            assertThat(login.asks()).isEqualTo(PageKind.SENT_CODE);
            assertThat(login.page().text()).contains("a•••@e•••.com").doesNotContain("anna@example.com");
            String mail = home.mailbox().text(1);
            assertThat(mail)
                    .contains("To: anna@example.com", "Subject: Your code for shop", "127.0.0.0/24", "10 minutes")
                    .contains("text/plain", "text/html", "Asked for:", "Browser", "If it was not you")
                    .doesNotContain("http");
            Claims claims = login.emailCode(home.mailbox().code(1)).tokens().access();
            assertThat(claims.acr()).isEqualTo("mfa");
            assertThat(claims.amr()).containsExactlyInAnyOrder("pwd", "otp", "mfa");
            assertThat(claims.mfaVerified()).isTrue();
        }
    }

    @Test
    void withoutTheLevelsWordAPolicyThatReliesOnItIsNotStored(KeycloakServer keycloak) {
        var stepUp = StepUp.in(TestRealm.on(keycloak));

        var answer = stepUp.tryPolicy(EmailCodeRealm.POLICY.replace("allowRestricted: true, ", ""));

        assertThat(answer.expect(422).body()).contains("two different kinds");
    }

    @Test
    void m01_belowTheSecondLevelItNamesNoMethod(KeycloakServer keycloak) {
        try (var home = EmailCodeRealm.on(keycloak)) {
            StepUp.in(home.realm()).policy("""
                    policy: 1
                    levels:
                      low: { loa: 1, chains: [ [ {password: 10h}, {email-code: 1h} ] ] }
                    """);
            Login login = home.open("shop");

            Claims claims = login.emailCode(home.mailbox().code(1)).tokens().access();

            assertThat(claims.acr()).isEqualTo("low");
            assertThat(claims.amr()).containsExactly("pwd");
            assertThat(claims.mfaVerified()).isFalse();
        }
    }

    @Test
    void n23_aNewCodeReplacesTheOldOneAndNotTheCountOfTries(KeycloakServer keycloak) {
        try (var home = EmailCodeRealm.on(keycloak).withoutWaits(20)) {
            Login login = home.open("shop");
            String first = home.mailbox().code(1);
            login.emailCode(WRONG).emailCode(WRONG).emailCode(WRONG).resend();
            assertThat(login.page().text()).contains("A new code is on its way");
            String second = home.mailbox().code(2);

            assertThat(login.emailCode(first).asks()).as("the old code").isEqualTo(PageKind.SENT_CODE);
            assertThat(home.reason()).isEqualTo("factor-wrong");
            login.emailCode(WRONG).browser().moveTo(ELSEWHERE);
            assertThat(login.emailCode(second).asks()).as("after five tries").isEqualTo(PageKind.SENT_CODE);
            assertThat(login.page().error()).contains("too many wrong answers for this code");
            assertThat(home.reason()).isEqualTo("code-spent");

            login.resend();
            assertThat(login.emailCode(home.mailbox().code(3)).tokens().access().acr())
                    .isEqualTo("mfa");
        }
    }

    @Test
    void n23_wrongCodesCountOverSignInsAndCodes(KeycloakServer keycloak) {
        try (var home = EmailCodeRealm.on(keycloak).withoutWaits(20)) {
            Login login = home.open("shop");
            login.emailCode(WRONG).emailCode(WRONG).emailCode(WRONG);
            Login next = home.open("bank");
            next.emailCode(WRONG).emailCode(WRONG);

            next.emailCode(home.mailbox().code(2));

            assertThat(next.asks()).as("a right code, too early").isEqualTo(PageKind.SENT_CODE);
            assertThat(next.page().error()).contains("Try again in");
            assertThat(home.reason()).isEqualTo("factor-locked");
            JsonNode factors =
                    home.realm().admin().read("/step-up/users/" + home.realm().id(home.anna()) + "/factors");
            JsonNode mailbox = factorOf(factors, "email-code");
            assertThat(mailbox.path("failures").asInt()).isEqualTo(5);
            home.realm()
                    .admin()
                    .delete("/step-up/users/" + home.realm().id(home.anna()) + "/factors/"
                            + mailbox.path("credentialId").asText() + "/failures")
                    .expect(204);
            assertThat(next.emailCode(home.mailbox().code(2)).tokens().access().acr())
                    .as("what was not looked at is not spent")
                    .isEqualTo("mfa");
        }
    }

    @Test
    void aRightCodeOfAnotherSignInIsWrong(KeycloakServer keycloak) {
        try (var home = EmailCodeRealm.on(keycloak).withoutWaits(20)) {
            Login one = home.open("shop");
            String code = home.mailbox().code(1);
            Login other = home.open("bank");
            home.mailbox().code(2);

            assertThat(other.emailCode(code).isBack()).isFalse();
            assertThat(home.reason()).isEqualTo("factor-wrong");
            assertThat(one.emailCode(code).tokens().access().acr()).isEqualTo("mfa");
        }
    }

    @Test
    void b10_ofManySubmissionsOfOneCodeOneSessionComes(KeycloakServer keycloak) throws Exception {
        try (var home = EmailCodeRealm.on(keycloak)) {
            Login login = home.open("shop");
            String code = home.mailbox().code(1);
            ExecutorService threads = Executors.newFixedThreadPool(6);
            List<Future<Boolean>> all = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                all.add(threads.submit(() -> isSubmitted(login, code)));
            }
            for (Future<Boolean> each : all) {
                each.get();
            }
            threads.shutdown();

            // Who comes while the first is let in is let into the same sign-in: its code was sent for no other.
            assertThat(home.realm().events("LOGIN"))
                    .extracting(event -> event.path("sessionId").asText())
                    .isNotEmpty()
                    .containsOnly(home.realm()
                            .events("LOGIN")
                            .get(0)
                            .path("sessionId")
                            .asText());
        }
    }

    @Test
    void t08_aCodeMayBeTypedInGroupsAndWideCharacters(KeycloakServer keycloak) {
        try (var home = EmailCodeRealm.on(keycloak)) {
            Login login = home.open("shop");
            String code = home.mailbox().code(1);
            String wide = code.substring(0, 4)
                    .chars()
                    .mapToObj(digit -> Character.toString(digit - '0' + '\uff10'))
                    .reduce("", String::concat);

            login.emailCode(" " + wide + "\u3000" + code.substring(4, 6) + " " + code.substring(6));

            assertThat(login.tokens().access().acr()).isEqualTo("mfa");
        }
    }

    @Test
    void loadingThePageAgainSendsNothing(KeycloakServer keycloak) {
        try (var home = EmailCodeRealm.on(keycloak).withoutWaits(20)) {
            Login login = home.open("shop");
            String code = home.mailbox().code(1);

            login.goTo("authenticate").goTo("authenticate").choose("email-code").tryAnotherWay();

            assertThat(login.emailCode(code).tokens().access().acr()).isEqualTo("mfa");
            assertThat(home.mailbox().count()).isEqualTo(1);
        }
    }

    @Test
    void nothingIsSentBeforeThePassword(KeycloakServer keycloak) {
        try (var home = EmailCodeRealm.on(keycloak)) {
            Login login = home.realm().app("shop").signIn().open();
            login.submit(Map.of("username", "anna", "password", "wrong"));

            login.password(home.anna());

            home.mailbox().code(1);
            assertThat(home.mailbox().count()).isEqualTo(1);
        }
    }

    @Test
    void aSecondCodeWithinHalfAMinuteIsNotSentAndTheFirstStillCounts(KeycloakServer keycloak) {
        try (var home = EmailCodeRealm.on(keycloak)) {
            Login login = home.open("shop");
            String code = home.mailbox().code(1);

            login.resend();

            assertThat(login.page().error()).containsPattern("ask again in [123]?[0-9] seconds");
            assertThat(home.reason()).isEqualTo("code-limited");
            assertThat(login.emailCode(code).tokens().access().acr()).isEqualTo("mfa");
            assertThat(home.mailbox().count()).isEqualTo(1);
        }
    }

    @Test
    void afterFiveCodesInAnHourNoneIsSentToThisUserFromAnywhere(KeycloakServer keycloak) {
        try (var home = EmailCodeRealm.on(keycloak).withoutWaits(5)) {
            Login login = home.open("shop").resend().resend().resend().resend();
            home.mailbox().code(5);
            login.browser().moveTo(ELSEWHERE);

            login.resend();

            assertThat(login.page().error()).containsPattern("ask again in [56][0-9] minutes");
            assertThat(home.mailbox().count()).isEqualTo(5);
            assertThat(home.open("bank").page().error()).contains("ask again");
        }
    }

    @Test
    void oneNetworkDoesNotHaveCodesSentToMany(KeycloakServer keycloak) {
        try (var home = EmailCodeRealm.on(keycloak)) {
            var ben = home.realm().userWithPassword("benn");
            home.open("shop");
            home.mailbox().code(1);

            Login login = home.open("bank", ben);

            assertThat(login.page().error()).contains("ask again");
            assertThat(login.page().has("#step-up-code-sent"))
                    .as("nothing was sent")
                    .isFalse();
            login.browser().moveTo(ELSEWHERE);
            login.resend();
            assertThat(login.emailCode(home.mailbox().code(2)).tokens().access().acr())
                    .isEqualTo("mfa");
        }
    }

    @Test
    void whereACodeIsTheFirstStepThePagesAreTheSameForEveryAccount(KeycloakServer keycloak) {
        String policy = """
                policy: 1
                levels:
                  low: { loa: 1, chains: [ [ {email-code: 1h} ] ] }
                """;
        try (var home =
                EmailCodeRealm.on(keycloak, policy, "auth-username-form").withoutWaits(20)) {
            var ben = home.realm().userWithPassword("benn");
            home.realm()
                    .admin()
                    .put("/users/" + home.realm().id(ben), Map.of("emailVerified", false))
                    .expect(204);
            Login ofBen = home.realm().app("bank").signIn().open().submit(Map.of("username", "benn"));
            Login ofAnna = home.realm().app("shop").signIn().open().submit(Map.of("username", "anna"));

            assertThat(seen(ofAnna)).isEqualTo(seen(ofBen)).doesNotContain("@e");
            assertThat(seen(ofAnna.emailCode(WRONG))).isEqualTo(seen(ofBen.emailCode(WRONG)));
            String code = home.mailbox().code(1);
            assertThat(ofBen.emailCode(code).isBack()).isFalse();
            assertThat(ofAnna.emailCode(code).tokens().access().acr()).isEqualTo("low");
            assertThat(home.mailbox().count()).isEqualTo(1);
        }
    }

    @Test
    void whatCouldNotBeSentIsToldAndLeavesNothingToType(KeycloakServer keycloak) {
        try (var home = EmailCodeRealm.on(keycloak)) {
            home.mailbox().shut();

            Login login = home.open("shop");

            assertThat(login.page().status()).isEqualTo(200);
            assertThat(login.page().error()).contains("could not be sent");
            assertThat(login.page().text()).doesNotContain("Exception", "127.0.0.1");
            assertThat(home.reason()).isEqualTo("code-not-sent");
            assertThat(login.emailCode(WRONG).asks()).isEqualTo(PageKind.SENT_CODE);
            assertThat(home.reason()).isEqualTo("factor-expired");
        }
    }

    @Test
    void anAddressThatIsNotVerifiedOrARealmWithoutMailIsNoFactor(KeycloakServer keycloak) {
        try (var home = EmailCodeRealm.on(keycloak)) {
            home.move("anna@example.com", false);
            assertThat(home.open("shop").asks()).isEqualTo(PageKind.ERROR);
            assertThat(home.reason()).isEqualTo("level-unreachable");
            home.move("anna@example.com", true);
            home.realm().set("smtpServer", Map.of());

            assertThat(home.open("bank").asks()).isEqualTo(PageKind.ERROR);
            assertThat(home.mailbox().count()).isZero();
        }
    }

    @Test
    void aCodeUnderWayAndWhatWasProvenEndWithTheAddress(KeycloakServer keycloak) {
        try (var home = EmailCodeRealm.on(keycloak).withoutWaits(20)) {
            Login done = home.open("shop");
            done.emailCode(home.mailbox().code(1)).tokens();
            assertThat(home.realm()
                            .app("desk")
                            .signIn()
                            .in(done.browser())
                            .open()
                            .isBack())
                    .as("proven an instant ago")
                    .isTrue();
            Login underWay = home.open("bank");
            String code = home.mailbox().code(2);

            home.move("anna.new@example.com", true);

            assertThat(underWay.emailCode(code).isBack()).isFalse();
            assertThat(home.reason()).isEqualTo("factor-expired");
            Login again = home.realm().app("cellar").signIn().in(done.browser()).open();
            assertThat(again.asks()).isEqualTo(PageKind.SENT_CODE);
            assertThat(home.mailbox().text(3)).contains("To: anna.new@example.com");
            assertThat(again.emailCode(home.mailbox().code(3)).tokens().access().acr())
                    .isEqualTo("mfa");
        }
    }

    @Test
    void aFlowOfOnesOwnCanAskForIt(KeycloakServer keycloak) {
        String policy = EmailCodeRealm.POLICY.replace("require: mfa", "require: pwd");
        try (var home = EmailCodeRealm.on(keycloak, policy, "auth-username-password-form", "step-up-email-code")
                .withoutWaits(20)) {
            Login login = home.open("shop");
            assertThat(login.asks()).isEqualTo(PageKind.SENT_CODE);
            login.goTo("authenticate").emailCode(WRONG);
            assertThat(home.mailbox().count()).isEqualTo(1);
            login.resend();

            Claims claims = login.emailCode(home.mailbox().code(2)).tokens().access();

            assertThat(claims.acr()).isEqualTo("mfa");
            assertThat(claims.amr()).contains("otp", "mfa");
        }
    }

    /** False where another was faster, so that the page is gone. */
    private static boolean isSubmitted(Login login, String code) {
        try {
            login.submit(Map.of("email-code", code));
            return true;
        } catch (AssertionError pageIsGone) {
            return false;
        }
    }

    private static JsonNode factorOf(JsonNode factors, String word) {
        for (JsonNode factor : factors) {
            if (factor.path("factor").asText().equals(word)) {
                return factor;
            }
        }
        throw new AssertionError("no " + word + " in " + factors);
    }

    private static String seen(Login login) {
        return login.page().text().replaceAll("anna|benn|shop|bank", "*");
    }
}
