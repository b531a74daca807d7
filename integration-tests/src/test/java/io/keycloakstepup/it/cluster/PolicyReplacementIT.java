package io.keycloakstepup.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.login.App;
import io.keycloakstepup.it.login.Browser;
import io.keycloakstepup.it.login.PageKind;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.Cluster;
import io.keycloakstepup.it.server.HoldsEveryTime;
import io.keycloakstepup.it.server.WithCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;

/** A policy that is replaced on one node is decided by on the other, soon and whole. */
@WithCluster
final class PolicyReplacementIT {

    /** A level of either policy exists in that one alone, and the rule, the default and the chain name it alike. */
    private static final String PLAIN = """
            policy: 1
            levels:
              plain: { loa: 1, chains: [ [ {password: 10h} ] ] }
            rules:
              - { id: the-shop, when: "client.id == 'shop'", then: { require: plain } }
            default: { require: plain }
            """;

    private static final String STRICT = PLAIN.replace("loa: 1", "loa: 2")
            .replace("{password: 10h}", "{password: 10h}, {otp: 10h}")
            .replace("plain", "strict");

    /** What a token says whose sign-in passed the gate at "plain", when its redemption met a policy without it. */
    private static final String NO_LEVEL = "0";

    private static final int LOGINS = 1_000;
    private static final int WITH_CODE = 100;
    private static final int REPLACEMENTS = 50;
    private static final int AT_ONCE = 16;

    @HoldsEveryTime
    void theOtherNodeDecidesByANewPolicyWithinASecond(Cluster cluster) throws Exception {
        TestRealm realm = realm(cluster, PLAIN);
        TestUser ben = realm.userWithPassword("ben");
        App shop = realm.app("shop");
        List<Browser> browsers = new ArrayList<>();
        for (int node : List.of(0, 1)) {
            cluster.sendTo(node);
            browsers.add(shop.signIn().open().password(ben).browser());
        }
        List<Duration> stale = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            boolean toStrict = i % 2 == 0;
            put(cluster, i / 2 % 2, realm, toStrict ? STRICT : PLAIN);
            cluster.sendTo(1 - i / 2 % 2);
            stale.add(new Patience("the new policy on the other node")
                    .lastMiss(() -> shop.signIn().in(browsers.get(0)).open().isBack() != toStrict));
        }
        System.out.printf(
                "policy on the other node: the last request that it decided by the old one began %d ms after the change%n",
                Collections.max(stale).toMillis());
        assertThat(Collections.max(stale)).isLessThan(Duration.ofSeconds(1));
    }

    @HoldsEveryTime
    @Tag("full")
    void aThousandSignInsDuringFiftyReplacementsAreEachDecidedByOnePolicy(Cluster cluster) throws Exception {
        TestRealm realm = realm(cluster, PLAIN);
        realm.set("passwordPolicy", "hashAlgorithm(pbkdf2-sha256) and hashIterations(1)");
        App shop = realm.app("shop");
        List<TestUser> withCode = users(WITH_CODE, i -> realm.userWithOtp("code-" + i));
        List<TestUser> without = users(WITH_CODE, i -> realm.userWithPassword("plain-" + i));
        cluster.alternate();
        AtomicInteger begun = new AtomicInteger();
        List<Callable<String>> signIns = IntStream.range(0, LOGINS)
                .<Callable<String>>mapToObj(i -> () -> {
                    replaceNowAndThen(cluster, realm, begun.getAndIncrement());
                    return i % (LOGINS / WITH_CODE) == 0
                            ? outcome(shop, withCode.get(i * WITH_CODE / LOGINS))
                            : outcome(shop, without.get(i % WITH_CODE));
                })
                .toList();

        Map<String, Long> outcomes = Together.all(AT_ONCE, signIns).stream()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

        System.out.println("sign-ins during replacements: " + outcomes);
        assertThat(outcomes.keySet()).isSubsetOf("plain", "strict", "refused", NO_LEVEL);
        assertThat(outcomes.keySet()).contains("plain", "strict");
        assertThat(outcomes.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(LOGINS);
    }

    /** How a sign-in ended; whatever is not one of the two policies whole is spelled out. */
    private static String outcome(App shop, TestUser user) {
        var login = shop.signIn().open().password(user);
        if (!login.isBack() && login.asks() == PageKind.OTP) {
            login.otp(user.device().codeOf(Duration.ZERO));
        }
        if (!login.isBack()) {
            return login.page().status() == 403
                    ? "refused"
                    : login.page().status() + " " + login.page().text();
        }
        var answer = login.redeem();
        if (answer.status() != 200) {
            return answer.status() == 400 ? "refused" : answer.status() + " " + answer.body();
        }
        return whole(Claimed.by(answer));
    }

    /** A level says all that its policy demands for it, or the token says less than was proven: never more. */
    private static String whole(Claimed claims) {
        List<String> demanded =
                switch (claims.acr()) {
                    case "plain" -> List.of("pwd");
                    case "strict" -> List.of("pwd", "otp", "mfa");
                    default -> List.of();
                };
        return claims.amr().containsAll(demanded) ? claims.acr() : claims.toString();
    }

    private static void replaceNowAndThen(Cluster cluster, TestRealm realm, int begun) {
        int every = LOGINS / REPLACEMENTS;
        if (begun % every == every / 2) {
            int number = begun / every;
            put(cluster, number / 2 % 2, realm, number % 2 == 0 ? STRICT : PLAIN);
        }
    }

    private static void put(Cluster cluster, int node, TestRealm realm, String policy) {
        cluster.node(node)
                .admin()
                .below("/" + realm.name())
                .send("PUT", "/step-up/policy", "application/yaml", policy)
                .expect(204);
    }

    private static TestRealm realm(Cluster cluster, String policy) {
        TestRealm realm = TestRealm.on(cluster);
        StepUp.in(realm).policy(policy);
        return realm;
    }

    private static List<TestUser> users(int count, Function<Integer, TestUser> user) throws Exception {
        return Together.all(
                4,
                IntStream.range(0, count)
                        .<Callable<TestUser>>mapToObj(i -> () -> user.apply(i))
                        .toList());
    }
}
