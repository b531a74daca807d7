package io.keycloakstepup.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.login.App;
import io.keycloakstepup.it.login.Browser;
import io.keycloakstepup.it.login.Claims;
import io.keycloakstepup.it.login.PageKind;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.Cluster;
import io.keycloakstepup.it.server.HoldsEveryTime;
import io.keycloakstepup.it.server.WithCluster;
import java.time.Duration;
import java.util.List;

/** A sign-in and what it proved are the same on every node. */
@WithCluster
final class SessionIT {

    private static final String MFA = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h} ] ] }
            rules:
              - id: the-bank-wants-both
                when: "client.id == 'bank'"
                then: { require: mfa }
            """;

    static final String EVERYBODY_NEEDS_MFA = MFA + "default: { require: mfa }\n";

    @HoldsEveryTime
    void whoSignedInOnOneNodeIsKnownOnTheOther(Cluster cluster) {
        var realm = realm(cluster);
        TestUser anna = realm.userWithOtp("anna");
        cluster.sendTo(0);
        var first = realm.app("bank").signIn().open().password(anna).otp(anna);
        Claims proven = first.tokens().access();

        cluster.sendTo(1);
        var second = realm.app("shop").signIn().in(first.browser()).open();

        assertThat(second.isBack()).isTrue();
        Claims claims = second.tokens().access();
        assertThat(claims.acr()).isEqualTo("mfa");
        assertThat(claims.amr()).containsExactlyInAnyOrderElementsOf(proven.amr());
        assertThat(claims.mfaTime()).isEqualTo(proven.mfaTime());
    }

    @HoldsEveryTime
    void aCopiedCookieOfOneNodeDoesNotRideAlongOnTheOther(Cluster cluster) {
        var realm = realm(cluster);
        TestUser anna = realm.userWithOtp("anna");
        cluster.sendTo(0);
        var first = realm.app("bank").signIn().open().password(anna).otp(anna);
        first.tokens();
        Browser thief = first.browser().robbedOfIdentity();

        cluster.sendTo(1);

        assertThat(realm.app("branch").signIn().acr("mfa").in(thief).open().asks())
                .isEqualTo(PageKind.OTP);
        assertThat(realm.app("shop").signIn().in(first.browser()).open().isBack())
                .isTrue();
    }

    @HoldsEveryTime
    void whatOneNodeLetInStepsUpOnTheOther(Cluster cluster) {
        var realm = realm(cluster);
        TestUser anna = realm.userWithOtp("anna");
        cluster.sendTo(0);
        var first = realm.app("shop").signIn().open().password(anna);
        assertThat(first.tokens().access().acr()).isEqualTo("pwd");

        cluster.sendTo(1);
        var second = realm.app("bank").signIn().in(first.browser()).open();

        assertThat(second.asks()).isEqualTo(PageKind.OTP);
        assertThat(second.otp(anna).tokens().access().acr()).isEqualTo("mfa");
    }

    @HoldsEveryTime
    void tokensAreRefreshedOnEitherNode(Cluster cluster) {
        var realm = realm(cluster);
        TestUser anna = realm.userWithOtp("anna");
        cluster.sendTo(0);
        var tokens = realm.app("bank").signIn().open().password(anna).otp(anna).tokens();

        for (int node : List.of(1, 0, 1)) {
            cluster.sendTo(node);
            tokens = tokens.refresh();
            assertThat(tokens.access().acr()).isEqualTo("mfa");
            assertThat(tokens.introspection().acr()).isEqualTo("mfa");
        }
    }

    @HoldsEveryTime
    void aSignInMayChangeTheNodeWithEveryRequest(Cluster cluster) {
        var realm = realm(cluster);
        TestUser anna = realm.userWithOtp("anna");
        App bank = realm.app("bank");
        cluster.alternate();

        var login = bank.signIn().open().password(anna);
        assertThat(login.asks()).isEqualTo(PageKind.OTP);

        assertThat(login.otp("000000").asks()).isEqualTo(PageKind.OTP);
        assertThat(login.otp(anna).tokens().access().acr()).isEqualTo("mfa");
    }

    @HoldsEveryTime
    void whatIsCutOffMidwayIsTakenOverByTheOtherNode(Cluster cluster) {
        var realm = realm(cluster);
        TestUser anna = realm.userWithOtp("anna");
        cluster.sendTo(0);
        var login = realm.app("bank").signIn().open().password(anna);

        cluster.leg(0).cut();
        cluster.leg(1).delay(Duration.ofMillis(50));
        cluster.alternate();

        assertThat(login.otp(anna).tokens().access().acr()).isEqualTo("mfa");
    }

    static TestRealm realm(Cluster cluster) {
        var realm = TestRealm.on(cluster);
        StepUp.in(realm).policy(MFA);
        return realm;
    }
}
