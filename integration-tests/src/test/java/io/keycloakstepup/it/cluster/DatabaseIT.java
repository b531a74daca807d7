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
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;

/** A database that is gone, slow or full lets nobody in whom the policy would keep out, and is survived. */
@WithCluster
@Tag("full")
final class DatabaseIT {

    private static final Duration GONE = Duration.ofSeconds(20);

    /** What PostgreSQL answers to whatever needs room when it has none: here to every insert and update. */
    private static final String FULL = """
            create or replace function no_room() returns trigger language plpgsql as
              $$ begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$;
            do $$ declare name text; begin
              for name in select tablename from pg_tables where schemaname = 'public' loop
                execute format('create trigger full_disk before insert or update on %I execute function no_room()', name);
              end loop; end $$;
            """;

    private static final String ROOM_AGAIN = "drop function if exists no_room() cascade";

    @HoldsEveryTime
    void whileTheDatabaseIsGoneNobodyGetsInAndAfterwardsEverybodyDoes(Cluster cluster) throws Exception {
        TestRealm realm = SessionIT.realm(cluster);
        TestUser anna = realm.userWithOtp("anna");
        App bank = realm.app("bank");
        App shop = realm.app("shop");
        Login atTheCode = bank.signIn().open().password(anna);
        Login atThePassword = bank.signIn().open();
        cluster.databaseLeg(0).cut();
        cluster.databaseLeg(1).cut();
        long gone = System.nanoTime();

        String code = anna.device().freshCode();
        refused(() -> atTheCode.otp(code));
        refused(() -> atThePassword.password(anna));
        int tries = 0;
        for (; System.nanoTime() - gone < GONE.toNanos(); tries++) {
            assertThat(Attempt.signsIn(shop, anna)).isFalse();
        }
        cluster.databaseLeg(0).heal();
        cluster.databaseLeg(1).heal();

        Duration recovered =
                new Patience("a sign-in after the database came back").until(() -> Attempt.signsIn(shop, anna));
        System.out.printf("database: %d sign-ins failed, then it recovered within %s%n", tries, recovered);
        Login again = bank.signIn().open().password(anna).otp(code);
        finish(again, anna);
        assertThat(again.tokens().access().acr()).isEqualTo("mfa");
    }

    /**
     * How far the request got in which the code came to nothing decides whether Keycloak's memory took it for used: then
     * the page says so and asks for another, which opens.
     */
    private static void finish(Login login, TestUser user) {
        if (!login.isBack()) {
            assertThat(login.asks()).isEqualTo(PageKind.OTP);
            assertThat(login.page().error()).isNotEmpty();
            login.otp(user);
        }
    }

    @HoldsEveryTime
    void aSlowDatabaseMakesSignInsSlowAndNothingElse(Cluster cluster) {
        TestRealm realm = SessionIT.realm(cluster);
        TestUser anna = realm.userWithOtp("anna");
        TestUser ben = realm.userWithPassword("ben");
        App bank = realm.app("bank");
        cluster.databaseLeg(0).delay(Duration.ofMillis(200));
        cluster.databaseLeg(1).delay(Duration.ofMillis(200));
        long begin = System.nanoTime();

        Login login = bank.signIn().open().password(anna);
        String code = anna.device().freshCode();
        login.otp(code);
        assertThat(login.tokens().access().acr()).isEqualTo("mfa");
        System.out.printf("slow database: a sign-in took %s%n", Duration.ofNanos(System.nanoTime() - begin));

        assertThat(bank.signIn().open().password(anna).otp(code).asks()).isEqualTo(PageKind.OTP);
        assertThat(bank.signIn().open().password(ben).page().status()).isEqualTo(403);
    }

    @HoldsEveryTime
    void aFullDatabaseRefusesWithAClearPageAndIsForgotten(Cluster cluster) throws Exception {
        TestRealm realm = SessionIT.realm(cluster);
        TestUser anna = realm.userWithOtp("anna");
        App bank = realm.app("bank");
        Login login = bank.signIn().open().password(anna);
        String thing = UUID.randomUUID().toString();
        cluster.database().run(FULL);
        try {
            refused(() -> login.otp(anna));
            assertThat(Probe.of(cluster.node(0)).failingRequest(thing).status()).isEqualTo(500);
        } finally {
            cluster.database().run(ROOM_AGAIN);
        }

        assertThat(Probe.of(cluster.node(0)).total(thing)).isZero();
        Login again = bank.signIn().open().password(anna);
        assertThat(again.otp(anna).tokens().access().acr()).isEqualTo("mfa");
    }

    /** The browser must not come back to the application, and whatever page it shows must be readable. */
    private static void refused(Supplier<Login> step) {
        try {
            Login login = step.get();
            assertThat(login.isBack()).as("back at the application").isFalse();
            assertThat(login.page().status()).isGreaterThanOrEqualTo(500);
            Attempt.mustBeReadable(login.page());
        } catch (UncheckedIOException noAnswer) {
            // No answer is no way in either.
        }
    }
}
