package io.keycloakstepup.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.login.App;
import io.keycloakstepup.it.login.Login;
import io.keycloakstepup.it.server.Cluster;
import io.keycloakstepup.it.server.HoldsEveryTime;
import io.keycloakstepup.it.server.WithCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** A code is accepted once, and guesses are looked at as often as the limiter allows, on both nodes together. */
@WithCluster
final class CodeStormIT {

    @HoldsEveryTime
    void t06_ofTenThousandAnswersWithOneRightCodeOnTwoNodesOneCounts(Cluster cluster) throws Exception {
        var realm = SessionIT.realm(cluster);
        var storm = new CodeStorm(realm, realm.userWithOtp("anna"));
        String code = storm.user().device().freshCode();

        var ends = CodeStorm.sum(onBothNodes(cluster, node -> storm.at(node, code, Storm.TIMES)));

        System.out.println("10,000 answers with one right code on two nodes: " + ends);
        CodeStorm.assertOneSuccess(ends, Storm.ALL);
    }

    @HoldsEveryTime
    void t06_ofAThousandWrongAnswersOnTwoNodesFiveAreLookedAt(Cluster cluster) throws Exception {
        var realm = SessionIT.realm(cluster);
        var storm = new CodeStorm(realm, realm.userWithOtp("anna"));

        var ends = CodeStorm.sum(onBothNodes(cluster, node -> storm.at(node, "000000", CodeStorm.WRONG_ONES / 2)));

        System.out.println("1,000 wrong answers on two nodes: " + ends);
        CodeStorm.assertLookedAtAsTheLimiterAllows(ends, CodeStorm.WRONG_ONES);
    }

    @HoldsEveryTime
    void t03_ofFormsWithOneCodeSentToBothNodesAtOnceOneOpens(Cluster cluster) throws Exception {
        var realm = SessionIT.realm(cluster);
        var anna = realm.userWithOtp("anna");
        App bank = realm.app("bank");
        List<Login> logins = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Login login = bank.signIn().open().password(anna);
            login.browser().through(cluster.node(i % 2).url().getPort());
            logins.add(login);
        }
        String code = anna.device().freshCode();

        Together.all(
                10,
                logins.stream()
                        .<Callable<Login>>map(login -> () -> login.otp(code))
                        .toList());

        assertThat(logins.stream().filter(Login::isBack)).hasSize(1);
        assertThat(realm.events("LOGIN")).hasSize(1);
    }

    private static List<Map<String, Long>> onBothNodes(Cluster cluster, Storm.Call<Map<String, Long>> call)
            throws Exception {
        List<Callable<Map<String, Long>>> calls = new ArrayList<>();
        for (int node : List.of(0, 1)) {
            Probe probe = Probe.of(cluster.node(node));
            calls.add(() -> call.on(probe));
        }
        return Together.all(2, calls);
    }
}
