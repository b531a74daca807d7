package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakstepup.it.http.Http;
import io.keycloakstepup.it.login.Claims;
import io.keycloakstepup.it.login.Login;
import io.keycloakstepup.it.login.OtpDevice;
import io.keycloakstepup.it.login.PageKind;
import io.keycloakstepup.it.login.SoftwareKey;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.login.Tokens;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** With a code from an administrator and the password a user adds one factor; without it, where rules say so, none. */
@WithKeycloak
final class EnrolmentCodeIT {

    private static final String POLICY = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h} ] ] }
            default: { require: mfa, enroll: code }
            """;

    @Test
    void n26_aCodeIsLongLivesTenMinutesAndIsNotInTheAuditTrail(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var ben = realm.userWithPassword("ben");

        JsonNode issued = issue(realm, ben, Map.of());

        // 24 of 32 letters are 120 bits, more than the 112 that a code needs which names nobody.
        String code = issued.path("code").asText();
        assertThat(code).matches("([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}");
        assertThat(lifetime(issued)).isBetween(Duration.ofSeconds(590), Duration.ofMinutes(10));
        JsonNode event = realm.admin().read("/admin-events?max=1").get(0);
        assertThat(event.path("resourceType").asText()).isEqualTo("STEP_UP_ENROLMENT_CODE");
        assertThat(event.path("operationType").asText()).isEqualTo("CREATE");
        assertThat(event.toString()).doesNotContain(code).doesNotContain(code.replace("-", ""));
    }

    @Test
    void n27_aCodeLivesForADayAtMostAndOnlyWhereTheRealmWantsThat(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var ben = realm.userWithPassword("ben");

        assertThat(lifetime(issue(realm, ben, Map.of("expiresInSeconds", 60))))
                .isLessThanOrEqualTo(Duration.ofMinutes(1));
        for (Object wrong : List.of(601, 0, -1, "600", 1.5)) {
            realm.admin()
                    .post(path(realm, ben), Map.of("expiresInSeconds", wrong))
                    .expect(400);
        }
        realm.setAttribute("step-up.enrolment-code-minutes", "1440");
        assertThat(lifetime(issue(realm, ben, Map.of()))).isBetween(Duration.ofHours(23), Duration.ofDays(1));
        realm.setAttribute("step-up.enrolment-code-minutes", "1441");
        assertThat(lifetime(issue(realm, ben, Map.of()))).isLessThanOrEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void n26_withThePasswordACodeAddsOneFactorAndNoOther(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var ben = realm.userWithPassword("ben");
        String code = code(realm, ben);
        Login login = realm.app("shop").signIn().open().password(ben);
        Login meanwhile = realm.app("bank").signIn().open().password(ben);
        assertThat(login.asks()).isEqualTo(PageKind.ENROLMENT_CODE);
        assertThat(meanwhile.asks()).isEqualTo(PageKind.ENROLMENT_CODE);

        type(login, code.toLowerCase(Locale.ROOT).replace("-", " "));
        assertThat(type(meanwhile, code).asks()).isEqualTo(PageKind.ENROLMENT_CODE);
        assertThat(lastReason(realm)).isEqualTo("enrolment-code-wrong");
        login.submit(Map.of("otp", "000000"));
        login.submit(Map.of("stepUpAnew", "true"));
        OtpDevice device = deviceOf(login);
        Claims claims = login.enrol(device).tokens().access();

        assertThat(claims.acr()).isEqualTo("mfa");
        assertThat(claims.amr()).containsExactlyInAnyOrder("pwd", "otp", "mfa");
        JsonNode added = realm.events("UPDATE_CREDENTIAL").get(0).path("details");
        assertThat(added.path("step_up_enrolment_code").asText()).isEqualTo("true");
        meanwhile.submit(Map.of("enrolment-code", code));
        assertThat(meanwhile.asks()).isEqualTo(PageKind.OTP);
        assertThat(realm.labels(ben, "otp")).hasSize(1);
    }

    @Test
    void whoHasNoCodeAddsNothing(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var ben = realm.userWithPassword("ben");
        var carla = realm.userWithPassword("carla");
        Login login = realm.app("shop").signIn().open().password(ben);

        for (String wrong : List.of("", "0000-0000-0000-0000-0000-0000", code(realm, carla))) {
            assertThat(type(login, wrong).asks()).isEqualTo(PageKind.ENROLMENT_CODE);
            assertThat(login.page().error()).isNotEmpty();
        }

        assertThat(realm.events("UPDATE_CREDENTIAL")).isEmpty();
        assertThat(realm.labels(ben, "otp")).isEmpty();
    }

    @Test
    void aNewCodeReplacesTheOldAndARevokedOneIsWorthNothing(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var ben = realm.userWithPassword("ben");
        String old = code(realm, ben);
        String next = code(realm, ben);
        Login login = realm.app("shop").signIn().open().password(ben);

        assertThat(type(login, old).asks()).isEqualTo(PageKind.ENROLMENT_CODE);
        realm.admin().delete(path(realm, ben)).expect(204);
        assertThat(type(login, next).asks()).isEqualTo(PageKind.ENROLMENT_CODE);

        assertThat(type(login, code(realm, ben)).asks()).isEqualTo(PageKind.OTP_ENROLMENT);
    }

    @Test
    void n26_anExpiredCodeIsWorthNothing(KeycloakServer keycloak) throws InterruptedException {
        var realm = realm(keycloak);
        var ben = realm.userWithPassword("ben");
        String code =
                issue(realm, ben, Map.of("expiresInSeconds", 1)).path("code").asText();
        Login login = realm.app("shop").signIn().open().password(ben);

        Thread.sleep(Duration.ofSeconds(2).plusMillis(100).toMillis());

        assertThat(type(login, code).asks()).isEqualTo(PageKind.ENROLMENT_CODE);
    }

    @Test
    void theFifthWrongCodeMakesTheNextOneWait(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var ben = realm.userWithPassword("ben");
        String code = code(realm, ben);
        Login login = realm.app("shop").signIn().open().password(ben);
        for (int wrong = 0; wrong < 5; wrong++) {
            type(login, "0000-0000-0000-0000-0000-000" + wrong);
        }

        assertThat(type(login, code).asks()).isEqualTo(PageKind.ENROLMENT_CODE);
        assertThat(lastReason(realm)).isEqualTo("factor-locked");

        assertThat(type(login, code(realm, ben)).asks())
                .as("a new code has not been guessed at")
                .isEqualTo(PageKind.OTP_ENROLMENT);
    }

    @Test
    void n26_ofManyWhoTypeOneCodeAtOnceOneAddsAFactor(KeycloakServer keycloak) throws Exception {
        var realm = realm(keycloak);
        var ben = realm.userWithPassword("ben");
        List<Login> logins = IntStream.range(0, 4)
                .mapToObj(each -> realm.app("app-" + each).signIn().open().password(ben))
                .toList();
        String code = code(realm, ben);

        assertThat(together(logins.stream().map(login -> () -> type(login, code).asks())))
                .containsOnlyOnce(PageKind.OTP_ENROLMENT)
                .hasSize(4);
    }

    @Test
    void n26_ofManyWhoAnswerWithOneCodeAtOnceOneFactorIsAdded(KeycloakServer keycloak) throws Exception {
        var realm = realm(keycloak);
        var ben = realm.userWithPassword("ben");
        Login login = type(realm.app("shop").signIn().open().password(ben), code(realm, ben));
        String answer = deviceOf(login).freshCode();

        together(Stream.generate(() -> (Callable<Boolean>) () -> isSubmitted(login, answer))
                .limit(4));

        assertThat(realm.events("UPDATE_CREDENTIAL")).hasSize(1);
        assertThat(realm.labels(ben, "otp")).hasSize(1);
    }

    @Test
    void n26_aCodeThatIsRevokedAfterItWasTypedAddsNothing(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var ben = realm.userWithPassword("ben");
        for (boolean isReplaced : List.of(false, true)) {
            Login login = type(realm.app("shop-" + isReplaced).signIn().open().password(ben), code(realm, ben));
            OtpDevice device = deviceOf(login);
            if (isReplaced) {
                code(realm, ben);
            } else {
                realm.admin().delete(path(realm, ben)).expect(204);
            }

            assertThat(login.enrol(device).asks()).isEqualTo(PageKind.ENROLMENT_CODE);
            assertThat(realm.labels(ben, "otp")).isEmpty();
        }
    }

    @Test
    void n26_aSecondFactorTakesACodeOfItsOwn(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        StepUp.in(realm).policy("""
                policy: 1
                levels:
                  pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
                  mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h} ] ] }
                  key: { loa: 3, chains: [ [ {password: 10h}, {webauthn: 1h} ] ] }
                rules:
                  - { id: bank, match: { clients: [bank] }, then: { require: key, enroll: code } }
                default: { require: mfa, enroll: code }
                """);
        var ben = realm.userWithPassword("ben");
        String code = code(realm, ben);
        Login login = type(realm.app("shop").signIn().open().password(ben), code);
        login.choose("otp");
        login.enrol(deviceOf(login)).tokens();

        Login next = realm.app("bank").signIn().open().password(ben);
        assertThat(type(next, code).asks()).isEqualTo(PageKind.ENROLMENT_CODE);
        assertThat(lastReason(realm)).isEqualTo("enrolment-code-wrong");
        assertThat(type(next, code(realm, ben)).asks()).isEqualTo(PageKind.KEY_ENROLMENT);
        next.register(SoftwareKey.synced());

        assertThat(next.tokens().access().acr()).isEqualTo("key");
    }

    @Test
    void aSessionThatWasLeftOpenIsAskedForThePasswordBeforeTheCode(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        StepUp.in(realm).policy(POLICY.replace("require: mfa, enroll: code", "require: pwd"));
        var ben = realm.userWithPassword("ben");
        Login leftOpen = realm.app("shop").signIn().open().password(ben);
        leftOpen.tokens();
        StepUp.in(realm).policy(POLICY);
        String code = code(realm, ben);

        Login next = realm.app("bank").signIn().in(leftOpen.browser()).open();
        assertThat(next.asks()).isEqualTo(PageKind.PASSWORD);
        assertThat(type(next, code).asks()).isEqualTo(PageKind.PASSWORD);
        assertThat(next.password(ben).asks()).isEqualTo(PageKind.ENROLMENT_CODE);

        assertThat(type(next, code).asks()).isEqualTo(PageKind.OTP_ENROLMENT);
    }

    @Test
    void n26_whatARuleAsksACodeForIsNotAddedByThePasswordForAnotherApplication(KeycloakServer keycloak) {
        String rules = POLICY.replace("default: { require: mfa, enroll: code }", """
                rules:
                  - { id: bank, match: { clients: [bank] }, then: { require: mfa, enroll: code } }
                default: { require: pwd, enroll: code }
                """);
        var realm = realm(keycloak);
        StepUp.in(realm).policy(rules);
        var ben = realm.userWithPassword("ben");
        assertThat(realm.app("shop")
                        .signIn()
                        .open()
                        .password(ben)
                        .tokens()
                        .access()
                        .acr())
                .isEqualTo("pwd");

        Login login = addAnApp(realm, "console").password(ben);
        assertThat(login.asks()).isEqualTo(PageKind.ENROLMENT_CODE);
        type(login, code(realm, ben));
        login.enrol(deviceOf(login));
        assertThat(login.page().has("input[name=totpSecret]"))
                .as("whoever holds a factor may add another")
                .isTrue();

        StepUp.in(realm).policy(rules.replace("pwd, enroll: code", "pwd"));
        var carla = realm.userWithPassword("carla");
        assertThat(addAnApp(realm, "console-2").password(carla).asks()).isEqualTo(PageKind.ERROR);
        assertThat(lastReason(realm)).isEqualTo("level-unreachable");
        assertThat(realm.labels(carla, "otp")).isEmpty();
    }

    @Test
    void whereARuleWithholdsEnrolmentACodeIsNoUse(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        StepUp.in(realm).policy(POLICY.replace(", enroll: code", ""));
        var ben = realm.userWithPassword("ben");
        code(realm, ben);

        Login login = realm.app("shop").signIn().open().password(ben);

        assertThat(login.asks()).isEqualTo(PageKind.ERROR);
        assertThat(lastReason(realm)).isEqualTo("level-unreachable");
    }

    @Test
    void whoMayOnlySeeUsersIssuesNoCodes(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        StepUp.in(realm).policy(POLICY.replace("require: mfa, enroll: code", "require: pwd"));
        var carla = realm.userWithPassword("carla");
        realm.grant(carla, "view-users");
        Tokens viewer = realm.app("shop").signIn().open().password(carla).tokens();
        String address = realm.url().toString().replace("/realms/", "/admin/realms/") + path(realm, carla);

        assertThat(Http.withoutCookies()
                        .send(
                                "POST",
                                URI.create(address),
                                Map.of("Authorization", "Bearer " + viewer.accessToken()),
                                "")
                        .status())
                .isEqualTo(403);
        realm.admin().post("/step-up/users/nobody/enrolment-code", Map.of()).expect(404);
    }

    /** As the account console adds an app. */
    private static Login addAnApp(TestRealm realm, String console) {
        return realm.app(console).signIn().with("kc_action", "CONFIGURE_TOTP").open();
    }

    private static <T> List<T> together(Stream<Callable<T>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> each : threads.invokeAll(work.toList())) {
                results.add(each.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    /** Whose tab another one has led on by then has no form to submit. */
    private static boolean isSubmitted(Login login, String otp) {
        try {
            login.submit(Map.of("otp", otp));
            return true;
        } catch (AssertionError pageIsGone) {
            return false;
        }
    }

    private static Login type(Login login, String code) {
        return login.submit(Map.of("enrolment-code", code));
    }

    private static OtpDevice deviceOf(Login login) {
        return OtpDevice.ofKey(login.page().text("#step-up-key"));
    }

    private static String path(TestRealm realm, TestUser user) {
        return "/step-up/users/" + realm.id(user) + "/enrolment-code";
    }

    private static JsonNode issue(TestRealm realm, TestUser user, Map<String, Object> body) {
        return realm.admin().post(path(realm, user), body).expect(200).json();
    }

    private static String code(TestRealm realm, TestUser user) {
        return issue(realm, user, Map.of()).path("code").asText();
    }

    private static Duration lifetime(JsonNode issued) {
        return Duration.between(
                Instant.now(), Instant.parse(issued.path("expiresAt").asText()));
    }

    private static String lastReason(TestRealm realm) {
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
