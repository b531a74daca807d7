package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.login.App;
import io.keycloakstepup.it.login.Login;
import io.keycloakstepup.it.login.PageKind;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A one-time code opens one door, once. */
@WithKeycloak
final class OneTimeCodeIT {

    private static final int DOORS = 10;

    @Test
    void t03_aCodeIsNotAcceptedASecondTime(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var anna = realm.userWithOtp("anna");
        App shop = realm.app("shop");
        String code = anna.device().freshCode();
        shop.signIn().open().password(anna).otp(code).tokens();

        var again = shop.signIn().open().password(anna).otp(code);

        assertThat(again.asks()).isEqualTo(PageKind.OTP);
    }

    @Test
    void t06_ofManyParallelSignInsWithOneCodeOneSucceeds(KeycloakServer keycloak) throws Exception {
        var realm = realm(keycloak);
        var anna = realm.userWithOtp("anna");
        App shop = realm.app("shop");
        List<Login> atTheDoor = IntStream.range(0, DOORS)
                .mapToObj(i -> shop.signIn().open().password(anna))
                .toList();

        List<Login> after = allAtOnce(atTheDoor, anna);

        assertThat(after.stream().filter(Login::isBack)).hasSize(1);
    }

    private static List<Login> allAtOnce(List<Login> logins, TestUser user)
            throws InterruptedException, ExecutionException {
        String code = user.device().freshCode();
        ExecutorService threads = Executors.newFixedThreadPool(DOORS);
        try {
            List<Future<Login>> submitted = logins.stream()
                    .map(login -> threads.submit(() -> login.otp(code)))
                    .toList();
            for (Future<Login> one : submitted) {
                one.get();
            }
        } finally {
            threads.shutdown();
        }
        return logins;
    }

    private static TestRealm realm(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        StepUp.in(realm).policy("""
                        policy: 1
                        levels:
                          mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h} ] ] }
                        """);
        return realm;
    }
}
