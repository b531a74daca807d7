package io.keycloakstepup.it.cluster;

import static io.keycloakstepup.it.rest.RestRealm.code;
import static io.keycloakstepup.it.rest.RestRealm.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.http.Answer;
import io.keycloakstepup.it.login.OtpDevice;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.mail.Mailbox;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.rest.RestApp;
import io.keycloakstepup.it.server.Cluster;
import io.keycloakstepup.it.server.HoldsEveryTime;
import io.keycloakstepup.it.server.WithCluster;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Over REST any node answers any step, and of what both are sent at once one succeeds. */
@WithCluster
final class RestOnTwoNodesIT {

    private static final String POLICY = """
        policy: 1
        levels:
          pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
          mfa:
            loa: 2
            allowRestricted: true
            chains: [ [ {password: 10h}, {otp: 1h, email-code: 1h} ] ]
          app: { loa: 3, chains: [ [ {password: 10h}, {otp: 1h} ] ] }
        default: { require: mfa, enroll: allow }
        """;

    private static final int ROUNDS = 8;

    @HoldsEveryTime
    void aSignInWithACodeOfAnAppGoesToAnotherNodeWithEachStep(Cluster cluster) {
        TestRealm realm = realm(cluster);
        TestUser anna = realm.userWithOtp("anna");
        RestApp app = RestApp.ownPublic(realm, "phone");

        Answer open = on(cluster, 0, () -> app.start(byPassword(anna))).expect(202);
        Answer begun = on(cluster, 1, () -> app.pick(open, "otp")).expect(202);
        assertThat(status(on(cluster, 0, () -> app.show(begun)).expect(200))).isEqualTo("MFA_CHALLENGE");
        Answer back = on(cluster, 0, () -> app.move(begun, "previous")).expect(202);
        on(cluster, 1, () -> app.show(begun)).expect(401);
        on(cluster, 1, () -> app.answer(back, "otp", "passCode", "000000")).expect(403);
        String typed = anna.device().freshCode();
        Answer success =
                on(cluster, 0, () -> app.answer(back, "otp", "passCode", typed)).expect(200);
        on(cluster, 1, () -> app.answer(back, "otp", "passCode", typed)).expect(401);

        Answer tokens = on(cluster, 1, () -> app.redeem(success)).expect(200);
        assertThat(Claimed.by(tokens)).isEqualTo(new Claimed("app", List.of("pwd", "otp", "mfa")));
        String token = tokens.json().path("access_token").asText();
        on(cluster, 0, () -> app.startWith("DPoP", token, Map.of("acr_values", "app")))
                .expect(200);
    }

    @HoldsEveryTime
    void aSignInWithASentCodeGoesToAnotherNodeWithEachStep(Cluster cluster) {
        TestRealm realm = realm(cluster);
        TestUser ben = realm.userWithPassword("ben");
        RestApp app = RestApp.ownPublic(realm, "phone");
        try (Mailbox mailbox = Mailbox.of(realm)) {
            Answer open = on(cluster, 0, () -> app.start(byPassword(ben))).expect(202);
            Answer sent = on(cluster, 1, () -> app.pick(open, "email-code")).expect(202);
            String first = mailbox.latestCodeTo("ben@example.com", 1);
            Answer again = on(cluster, 0, () -> app.move(sent, "factors/email-code/verify/resend"))
                    .expect(202);
            String second = mailbox.latestCodeTo("ben@example.com", 2);
            on(cluster, 1, () -> app.answer(again, "email-code", "passCode", first))
                    .expect(403);
            Answer success = on(cluster, 0, () -> app.answer(again, "email-code", "passCode", second))
                    .expect(200);

            assertThat(Claimed.by(on(cluster, 1, () -> app.redeem(success)).expect(200))
                            .acr())
                    .isEqualTo("mfa");
        }
    }

    @HoldsEveryTime
    void anAppIsAddedOnAnotherNodeWithEachStepAndOnce(Cluster cluster) throws Exception {
        TestRealm realm = realm(cluster);
        TestUser ben = realm.userWithPassword("ben");
        RestApp app = RestApp.ownPublic(realm, "phone");
        Map<String, Object> wanted = Map.of("username", "ben", "password", ben.password(), "acr_values", "app");

        Answer open = on(cluster, 0, () -> app.start(wanted)).expect(202);
        assertThat(status(open)).isEqualTo("MFA_ENROLL");
        Answer activation =
                on(cluster, 1, () -> app.move(open, "factors/otp/enroll")).expect(202);
        Answer wrong = on(cluster, 0, () -> app.activate(activation, "otp", "passCode", "000000"))
                .expect(403);
        OtpDevice device = OtpDevice.ofKey(activation
                .json()
                .at("/_embedded/factor/_embedded/activation/sharedSecret")
                .asText());
        String typed = device.freshCode();
        Callable<Answer> activate = () -> app.activate(wrong, "otp", "passCode", typed);
        List<Answer> both = onBoth(cluster, activate, activate);

        assertOneSuccess(both);
        assertThat(realm.labels(ben, "otp")).hasSize(1);
        assertThat(Claimed.by(app.redeem(success(both))).acr()).isEqualTo("app");
    }

    @HoldsEveryTime
    void t03_ofOneCodeSentToBothNodesAtOnceOneSucceeds(Cluster cluster) throws Exception {
        TestRealm realm = realm(cluster);
        realm.setAll(Map.of("otpPolicyLookAheadWindow", ROUNDS + 2));
        TestUser anna = realm.userWithOtp("anna");
        anna.device().runAhead(ROUNDS + 1);
        RestApp app = RestApp.confidential(realm, "till", Map.of("step-up.first-party", "true"));
        for (int round = 0; round < ROUNDS; round++) {
            Answer one = app.start(byPassword(anna)).expect(202);
            Answer other = round % 2 == 0 ? one : app.start(byPassword(anna)).expect(202);
            String typed = anna.device().freshCode();
            assertOneSuccess(onBoth(
                    cluster,
                    () -> app.answer(one, "otp", "passCode", typed),
                    () -> app.answer(other, "otp", "passCode", typed)));
        }
        assertThat(realm.events("LOGIN")).hasSize(ROUNDS);
    }

    @HoldsEveryTime
    void b10_ofOneSentCodeThatBothNodesAreToldAtOnceOneSucceeds(Cluster cluster) throws Exception {
        TestRealm realm = realm(cluster);
        TestUser ben = realm.userWithPassword("ben");
        RestApp app = RestApp.ownPublic(realm, "phone");
        try (Mailbox mailbox = Mailbox.of(realm)) {
            for (int round = 1; round <= ROUNDS / 2; round++) {
                Answer sent = app.pick(app.start(byPassword(ben)), "email-code").expect(202);
                String mailed = mailbox.latestCodeTo("ben@example.com", round);
                Callable<Answer> answer = () -> app.answer(sent, "email-code", "passCode", mailed);
                assertOneSuccess(onBoth(cluster, answer, answer));
            }
        }
        assertThat(realm.events("LOGIN")).hasSize(ROUNDS / 2);
    }

    /** Nobody gets a second transaction out of one: what begins a factor twice goes on once. */
    @HoldsEveryTime
    void b10_ofOneStepThatBothNodesAreSentAtOnceOneGoesOn(Cluster cluster) throws Exception {
        TestRealm realm = realm(cluster);
        TestUser anna = realm.userWithOtp("anna");
        RestApp app = RestApp.ownPublic(realm, "phone");
        for (int round = 0; round < ROUNDS; round++) {
            Answer open = app.start(byPassword(anna)).expect(202);
            Callable<Answer> pick = () -> app.pick(open, "otp");
            List<Integer> both = onBoth(cluster, pick, pick).stream()
                    .map(Answer::status)
                    .sorted()
                    .toList();
            assertThat(both).containsExactly(202, 401);
        }
    }

    private static void assertOneSuccess(List<Answer> both) {
        Answer other = both.get(both.get(0).status() == 200 ? 1 : 0);
        assertThat(both.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertThat(code(other)).isIn("state_token_invalid", "factor_code_replayed");
    }

    private static Answer success(List<Answer> both) {
        return both.stream()
                .filter(answer -> answer.status() == 200)
                .findFirst()
                .orElseThrow();
    }

    private static Answer on(Cluster cluster, int node, Supplier<Answer> step) {
        cluster.sendTo(node);
        return step.get();
    }

    private static List<Answer> onBoth(Cluster cluster, Callable<Answer> one, Callable<Answer> other) throws Exception {
        cluster.alternate();
        return Together.all(2, Stream.of(one, other).toList());
    }

    private static Map<String, Object> byPassword(TestUser user) {
        return Map.of("username", user.name(), "password", user.password());
    }

    private static TestRealm realm(Cluster cluster) {
        TestRealm realm = TestRealm.on(cluster);
        for (String limit : List.of("step-up.code-seconds-apart", "step-up.code-network-per-hour")) {
            realm.setAttribute(limit, "0");
        }
        StepUp.in(realm).policy(POLICY);
        return realm;
    }
}
