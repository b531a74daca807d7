package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.login.Login;
import io.keycloakstepup.it.login.RecoveryCodes;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long an answer takes does not tell whoever has proven nothing what an account has. */
@WithKeycloak
@Tag("full")
final class TimesBeforeProofIT {

    private static final int TIMES = 200;
    private static final int BEFORE_A_WAIT = 4;

    /** Other work on the machine moves medians, too; what is told apart by a hash or a row differs by more. */
    private static final double ALIKE = 1.25;

    private static final String POLICY = """
            policy: 1
            levels:
              low: { loa: 1, chains: [ [ {password: 1h} ], [ {otp: 1h} ], [ {recovery-code: 1h} ] ] }
            """;

    @Test
    void aWrongAnswerTakesAsLongWhereThereIsNothingToCheck(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        realm.bindFlow("name only", "auth-username-form");
        StepUp.in(realm).policy(POLICY);
        var app = new TestUser("anna", "", "otp-secret-of-anna").otpCredential();
        var anna =
                realm.userWith("anna", List.of(app, RecoveryCodes.of("anna", 3).credential()));
        var ben = realm.userWithPassword("benn");
        realm.removeCredential(ben, "password");

        for (String factor : List.of("password", "otp", "recovery-code")) {
            Login has = open(realm, anna, factor);
            Login lacks = open(realm, ben, factor);
            List<Long> whereItIs = new ArrayList<>();
            List<Long> whereItIsNot = new ArrayList<>();
            for (int i = 0; i < TIMES; i++) {
                String address = "198." + (18 + i / BEFORE_A_WAIT / 200) + "." + i / BEFORE_A_WAIT % 200 + ".7";
                whereItIs.add(micros(has, factor, address));
                whereItIsNot.add(micros(lacks, factor, address));
            }
            long one = median(whereItIs);
            long other = median(whereItIsNot);
            System.out.printf(
                    Locale.ROOT,
                    "wrong %s: p50 %d µs where the account has it, %d µs where it lacks it%n",
                    factor,
                    one,
                    other);
            assertThat((double) Math.max(one, other) / Math.min(one, other))
                    .as(factor)
                    .isLessThan(ALIKE);
        }
    }

    private static Login open(TestRealm realm, TestUser user, String factor) {
        Login login = realm.app(user.name() + "-" + factor).signIn().open().submit(Map.of("username", user.name()));
        return factor.equals("password") ? login : login.tryAnotherWay().choose(factor);
    }

    private static long micros(Login login, String factor, String address) {
        login.browser().moveTo(address);
        long begin = System.nanoTime();
        login.submit(Map.of(factor, "WRONG"));
        return (System.nanoTime() - begin) / 1_000;
    }

    private static long median(List<Long> micros) {
        return micros.stream().sorted().toList().get(micros.size() / 2);
    }
}
