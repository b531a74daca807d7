package io.keycloakstepup.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.login.App;
import io.keycloakstepup.it.login.Browser;
import io.keycloakstepup.it.login.Login;
import io.keycloakstepup.it.login.PageKind;
import io.keycloakstepup.it.login.RecoveryCodes;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.Cluster;
import io.keycloakstepup.it.server.HoldsEveryTime;
import io.keycloakstepup.it.server.WithCluster;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** A remembered device is one device, whichever node it comes to. */
@WithCluster
final class DeviceIT {

    private static final String POLICY = """
            policy: 1
            levels:
              mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h, recovery-code: 1h} ] ] }
            default: { require: mfa, remember: true }
            """;

    @HoldsEveryTime
    void r03_ofOneSecretShownToBothNodesAtOnceOneIsReplacedAndAReplayEndsIt(Cluster cluster) throws Exception {
        var realm = TestRealm.on(cluster);
        StepUp.in(realm).policy(POLICY);
        var codes = RecoveryCodes.of("anna", 6);
        var anna = realm.userWith("anna", List.of(codes.credential()));
        App shop = realm.app("shop");
        cluster.sendTo(0);
        Browser one = remembered(shop, anna, codes);
        Browser other = one.copied();
        Browser late = one.copied().moveTo("203.0.113.9");
        String secret = one.deviceCookie().getValue();

        cluster.alternate();
        List<Callable<Login>> calls = List.of(() -> signIn(shop, anna, one), () -> signIn(shop, anna, other));
        List<Login> both = Together.all(2, calls);

        assertThat(both).as("within the grace").allMatch(Login::isBack);
        assertThat(List.of(one, other))
                .filteredOn(browser -> !browser.deviceCookie().getValue().equals(secret))
                .as("who got the next secret")
                .hasSize(1);

        cluster.sendTo(0);
        assertThat(signIn(shop, anna, late).asks()).as("a replay").isEqualTo(PageKind.RECOVERY_CODE);

        cluster.sendTo(1);
        assertThat(signIn(shop, anna, one.afterwards()).asks()).isEqualTo(PageKind.RECOVERY_CODE);
        assertThat(signIn(shop, anna, other.afterwards()).asks()).isEqualTo(PageKind.RECOVERY_CODE);
    }

    private static Browser remembered(App shop, TestUser anna, RecoveryCodes codes) {
        Login login = shop.signIn()
                .open()
                .password(anna)
                .submit(Map.of("recovery-code", codes.number(1), "rememberDevice", "true"));
        login.tokens();
        return login.browser().afterwards();
    }

    private static Login signIn(App shop, TestUser anna, Browser browser) {
        return shop.signIn().in(browser).open().password(anna);
    }
}
