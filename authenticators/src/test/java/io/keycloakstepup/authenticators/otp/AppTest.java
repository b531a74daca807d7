package io.keycloakstepup.authenticators.otp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.keycloak.models.credential.OTPCredentialModel;

final class AppTest {

    private static final String SECRET = "a-secret-of-this-test";
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:10Z");
    private static final long STEP = NOW.getEpochSecond() / 30;

    @Test
    void t04_oneStepBackwardsIsTakenForTheDelayOfANetworkAndTwoAreNot() {
        App app = byTime("HmacSHA1", 6, 30);

        assertThat(numberOf(app, code("HmacSHA1", 6, STEP - 1), 1)).contains(STEP - 1);
        assertThat(numberOf(app, code("HmacSHA1", 6, STEP), 1)).contains(STEP);
        assertThat(numberOf(app, code("HmacSHA1", 6, STEP + 1), 1)).contains(STEP + 1);
        assertThat(numberOf(app, code("HmacSHA1", 6, STEP - 2), 1)).isEmpty();
        assertThat(numberOf(app, code("HmacSHA1", 6, STEP + 2), 1)).isEmpty();
        assertThat(numberOf(app, code("HmacSHA1", 6, STEP - 1), 0)).isEmpty();
    }

    @Test
    void everyAlgorithmNumberOfDigitsAndPeriodOfARealmIsKnown() {
        for (String algorithm : Set.of("HmacSHA1", "HmacSHA256", "HmacSHA512")) {
            for (int digits = 6; digits <= 8; digits++) {
                long step = NOW.getEpochSecond() / 45;
                assertThat(numberOf(byTime(algorithm, digits, 45), code(algorithm, digits, step), 1))
                        .contains(step);
            }
        }
    }

    @Test
    void howeverFarARealmLooksItIsNotForEver() {
        App app = byTime("HmacSHA1", 8, 30);

        assertThat(numberOf(app, code("HmacSHA1", 8, STEP - 100), Integer.MAX_VALUE))
                .contains(STEP - 100);
        assertThat(numberOf(app, code("HmacSHA1", 8, STEP - 101), Integer.MAX_VALUE))
                .isEmpty();
    }

    @Test
    void t07_aCounterLooksAheadAFewCodesAndNeverBack() {
        App app = byUse(7);

        assertThat(app.find(code("HmacSHA1", 6, 7), 2, NOW)).contains(new App.Found(7, false));
        assertThat(app.find(code("HmacSHA1", 6, 9), 2, NOW)).contains(new App.Found(9, false));
        assertThat(app.find(code("HmacSHA1", 6, 10), 2, NOW)).contains(new App.Found(10, true));
        assertThat(app.find(code("HmacSHA1", 6, 59), 2, NOW)).contains(new App.Found(59, true));
        assertThat(app.find(code("HmacSHA1", 6, 60), 2, NOW)).isEmpty();
        assertThat(app.find(code("HmacSHA1", 6, 6), 2, NOW)).isEmpty();
    }

    @Test
    void t08_nothingButTheDigitsOfACodeIsOne() {
        App app = byTime("HmacSHA1", 6, 30);
        String code = code("HmacSHA1", 6, STEP);

        for (String other : Set.of("", code.substring(1), code + "0", "0" + code, " " + code, code + "\0")) {
            assertThat(numberOf(app, other, 1)).as("'%s'", other).isEmpty();
        }
    }

    @Test
    void n22_codesOfFewerThanSixDigitsAreNone() {
        assertThat(App.of(OTPCredentialModel.createTOTP(SECRET, 4, 30, "HmacSHA1")))
                .isEmpty();
        assertThat(App.of(OTPCredentialModel.createTOTP(SECRET, 6, 0, "HmacSHA1")))
                .isEmpty();
        assertThat(App.of(OTPCredentialModel.createTOTP(SECRET, 6, 30, "HmacMD5")))
                .isEmpty();
    }

    @Test
    void t05_theSecretOfANewAppHasMoreThan160BitsAndIsItsOwn() {
        Set<String> secrets = new HashSet<>();
        Set<Integer> letters = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            String secret = AppSecret.random();
            assertThat(secret.getBytes(StandardCharsets.UTF_8)).hasSize(25);
            secrets.add(secret);
            secret.chars().forEach(letters::add);
        }

        assertThat(secrets).hasSize(1_000);
        assertThat(25 * Math.log(letters.size()) / Math.log(2)).isGreaterThan(160);
    }

    @Test
    void anAppDoesNotTellItsKey() {
        assertThat(byUse(0).toString()).doesNotContain("key").doesNotContain(SECRET);
    }

    private static Optional<Long> numberOf(App app, String code, int window) {
        return app.find(code, window, NOW).map(App.Found::number);
    }

    private static App byTime(String algorithm, int digits, int period) {
        return App.of(OTPCredentialModel.createTOTP(SECRET, digits, period, algorithm))
                .orElseThrow();
    }

    private static App byUse(int counter) {
        return App.of(OTPCredentialModel.createHOTP(SECRET, 6, counter, "HmacSHA1"))
                .orElseThrow();
    }

    private static String code(String algorithm, int digits, long number) {
        return new CodeMaker(algorithm, digits).code(SECRET.getBytes(StandardCharsets.UTF_8), number);
    }
}
