package io.keycloakstepup.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.login.App;
import io.keycloakstepup.it.login.PageKind;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.Cluster;
import io.keycloakstepup.it.server.HoldsEveryTime;
import io.keycloakstepup.it.server.WithCluster;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;

/** Nodes that cannot reach each other, while users reach both: nothing is used twice, and they agree again. */
@WithCluster
@Tag("full")
final class SeparationIT {

    @HoldsEveryTime
    void separatedNodesAcceptOneThingOnceAndAgreeOnThePolicyWhenTheyMeetAgain(Cluster cluster) throws Exception {
        TestRealm realm = SessionIT.realm(cluster);
        TestUser anna = realm.userWithOtp("anna");
        TestUser ben = realm.userWithPassword("ben");
        App bank = realm.app("bank");
        App shop = realm.app("shop");
        cluster.sendTo(1);
        var browser = shop.signIn().open().password(ben).browser();
        cluster.separate();

        String code = anna.device().freshCode();
        cluster.sendTo(0);
        var onOne = bank.signIn().open().password(anna).otp(code);
        assertThat(onOne.tokens().access().acr()).isEqualTo("mfa");
        cluster.sendTo(1);
        var onTheOther = bank.signIn().open().password(anna).otp(code);
        assertThat(onTheOther.asks()).isEqualTo(PageKind.OTP);
        // Keycloak's own memory of used codes is cut in two: the claim in the database is what refuses.
        assertThat(realm.events("LOGIN_ERROR")
                        .get(0)
                        .path("details")
                        .path("step_up_reason")
                        .asText())
                .isEqualTo("factor-replayed");
        claimsAndCountsAreExact(Probe.of(cluster.node(0)), Probe.of(cluster.node(1)));

        assertThat(Attempt.replaces(cluster.node(0), realm, SessionIT.EVERYBODY_NEEDS_MFA))
                .isTrue();
        cluster.heal();
        cluster.sendTo(1);
        Duration ignored = new Patience("the new policy on the node that had missed it")
                .lastMiss(() -> Attempt.isTurnedAway(shop.signIn().in(browser)));
        System.out.printf("separated nodes: the new policy last ignored %s after they had met again%n", ignored);
        assertThat(ignored).isLessThan(Duration.ofSeconds(1));
    }

    private static void claimsAndCountsAreExact(Probe one, Probe other) {
        String thing = UUID.randomUUID().toString();
        assertThat(List.of(one.granted(thing, 1, 1), other.granted(thing, 1, 1)))
                .containsExactly(1L, 0L);
        assertThat(one.counts(thing, 2, 1)).containsExactly(1L, 2L);
        assertThat(other.counts(thing, 2, 1)).containsExactly(3L, 4L);
        assertThat(one.total(thing)).isEqualTo(4);
    }
}
