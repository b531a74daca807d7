package io.keycloakstepup.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.login.App;
import io.keycloakstepup.it.login.Login;
import io.keycloakstepup.it.login.PageKind;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.Cluster;
import io.keycloakstepup.it.server.HoldsEveryTime;
import io.keycloakstepup.it.server.WithCluster;
import java.time.Duration;
import org.junit.jupiter.api.Tag;

/** A node that dies or stands still lets nobody half in: users go on, or are told to start again. */
@WithCluster
@Tag("full")
final class NodeFailureIT {

    @HoldsEveryTime
    void whoSignsInWhileTheFirstNodeDiesGoesOnOrStartsAgainAndWhoIsSignedInStaysSo(Cluster cluster) {
        signInWhileItDies(0, cluster);
    }

    @HoldsEveryTime
    void whoSignsInWhileTheSecondNodeDiesGoesOnOrStartsAgainAndWhoIsSignedInStaysSo(Cluster cluster) {
        signInWhileItDies(1, cluster);
    }

    private static void signInWhileItDies(int dying, Cluster cluster) {
        TestRealm realm = SessionIT.realm(cluster);
        TestUser anna = realm.userWithOtp("anna");
        TestUser eve = realm.userWithOtp("eve");
        App bank = realm.app("bank");
        App shop = realm.app("shop");
        cluster.sendTo(dying);
        Login signedIn = bank.signIn().open().password(eve).otp(eve);
        var tokens = signedIn.tokens();
        Login halfWay = bank.signIn().open().password(anna);
        assertThat(halfWay.asks()).isEqualTo(PageKind.OTP);

        cluster.node(dying).kill();
        cluster.alternate();

        finish(halfWay, anna);
        assertThat(halfWay.tokens().access().acr()).isEqualTo("mfa");
        assertThat(tokens.refresh().access().acr()).isEqualTo("mfa");
        var again = shop.signIn().in(signedIn.browser()).open();
        assertThat(again.tokens().access().acr()).isEqualTo("mfa");
    }

    /** Goes on where the browser stands; where that leads to the first page, there must be no sign-in yet. */
    private static void finish(Login login, TestUser user) {
        login.otp(user);
        if (!login.isBack()) {
            assertThat(login.page().error()).isNotEmpty();
            assertThat(login.asks()).isEqualTo(PageKind.USERNAME_AND_PASSWORD);
            login.password(user).otp(user);
        }
    }

    /** A server that stands still is not dead: whoever trusts the others must find out by waiting. */
    @HoldsEveryTime
    void aNodeThatStandsStillStopsNobodyForGoodAndWakesUpToTheNewPolicy(Cluster cluster) throws Exception {
        int paused = 1;
        TestRealm realm = SessionIT.realm(cluster);
        App shop = realm.app("shop");
        TestUser ben = realm.userWithPassword("ben");
        cluster.sendTo(paused);
        var browser = shop.signIn().open().password(ben).browser();
        assertThat(shop.signIn().in(browser).open().isBack()).isTrue();
        cluster.sendTo(1 - paused);
        cluster.node(paused).pause();

        Duration halted = new Patience("a sign-in on the other node").until(() -> Attempt.signsIn(shop, ben));
        Duration replaced = new Patience("a new policy on the other node")
                .until(() -> Attempt.replaces(cluster.node(1 - paused), realm, SessionIT.EVERYBODY_NEEDS_MFA));
        cluster.heal();
        cluster.sendTo(paused);

        Duration ignored = new Patience("the new policy on the node that stood still")
                .lastMiss(() -> Attempt.isTurnedAway(shop.signIn().in(browser)));
        System.out.printf(
                "paused node: first sign-in elsewhere after %s, policy replaced after %s, last ignored %s after it was back%n",
                halted, replaced, ignored);
        assertThat(ignored).isLessThan(Duration.ofSeconds(1));
        for (int again = 0; again < 10; again++) {
            assertThat(Attempt.isTurnedAway(shop.signIn().in(browser))).isTrue();
        }
    }
}
