package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakstepup.it.http.Http;
import io.keycloakstepup.it.login.App;
import io.keycloakstepup.it.login.Login;
import io.keycloakstepup.it.login.PageKind;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.AddressFiles;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept of a user's sign-ins, and for how long. */
@WithKeycloak
final class HistoryIT {

    private static final String LONDON = "81.2.69.142";
    private static final String PROVEN = "[PROVEN, 81.2.69.0/24, GB, null]";
    private static final String SUCCEEDED = "[SUCCEEDED, 81.2.69.0/24, GB, null]";

    private static final String POLICY = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h} ] ] }
            rules:
              - { id: away, match: { clients: [bank] }, then: { require: mfa } }
            """;

    @BeforeEach
    void databasesAreThere() {
        AddressFiles.need();
    }

    @Test
    void theNetworkIsKeptAndTheAddressIsNot(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var anna = realm.userWithOtp("anna");

        signIn(realm.app("bank"), anna).otp(anna).tokens();
        signIn(realm.app("shop"), anna).tokens();

        assertThat(kept(realm, realm.id(anna))).containsExactly(PROVEN, SUCCEEDED);
        assertThat(realm.admin().read("/users/" + realm.id(anna)).has("attributes"))
                .isFalse();
    }

    @Test
    void aPasswordProvesWhatAnAccountWithoutMoreCanProve(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var ben = realm.userWithPassword("ben");

        signIn(realm.app("shop"), ben).tokens();

        assertThat(kept(realm, realm.id(ben))).containsExactly(PROVEN);
    }

    @Test
    void mereSingleSignOnIsNotKept(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var anna = realm.userWithOtp("anna");
        App shop = realm.app("shop");
        var login = signIn(shop, anna);
        login.tokens();

        shop.signIn().in(login.browser()).open().tokens();

        assertThat(kept(realm, realm.id(anna))).containsExactly(SUCCEEDED);
    }

    @Test
    void manyFailuresDoNotPushOutWhatWasProven(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var ben = realm.userWithPassword("ben");
        App shop = realm.app("shop");
        signIn(shop, ben).tokens();

        var login = shop.signIn().from(LONDON).open();
        for (int failure = 0; failure < 23; failure++) {
            // Each from a network of its own: one that guesses often is held off.
            login.browser().moveTo("198.51." + failure + ".1");
            login = login.password(new TestUser("ben", "wrong", "no-app"));
        }

        assertThat(kept(realm, realm.id(ben)))
                .hasSize(21)
                .contains(PROVEN)
                .filteredOn(row -> row.startsWith("[FAILED, 198.51."))
                .hasSize(20);
    }

    @Test
    void itGoesWithItsUser(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var ben = realm.userWithPassword("ben");
        String id = realm.id(ben);
        signIn(realm.app("shop"), ben).tokens();
        assertThat(kept(realm, id)).hasSize(1);

        realm.admin().delete("/users/" + id).expect(204);

        assertThat(kept(realm, id)).isEmpty();
    }

    @Test
    void whereItIsSwitchedOffNothingIsKept(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        realm.setAttribute("step-up.history", "false");
        var ben = realm.userWithPassword("ben");

        signIn(realm.app("shop"), ben).tokens();

        assertThat(kept(realm, realm.id(ben))).isEmpty();
    }

    @Test
    void ofAnAccountThatSleepsTheLastProofIsRememberedAndNothingElse(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        StepUp.in(realm).policy(POLICY + """
                  - { id: asleep, when: risk.score >= 90, then: { require: mfa } }
                signals: { stale-account: 100 }
                """);
        var anna = realm.userWithOtp("anna");
        App shop = realm.app("shop");
        signIn(realm.app("bank"), anna).otp(anna).tokens();
        signIn(shop, anna).tokens();
        assertThat(kept(realm, realm.id(anna))).containsExactly(PROVEN, SUCCEEDED);

        age(realm, realm.id(anna), 200);
        await(() -> kept(realm, realm.id(anna)).equals(List.of("[PROVEN, null, null, null]")));

        assertThat(signIn(shop, anna).asks()).isEqualTo(PageKind.OTP);
        signIn(shop, anna).otp(anna).tokens();
        await(() -> kept(realm, realm.id(anna)).equals(List.of(PROVEN)));
        assertThat(signIn(shop, anna).tokens().access().acr()).as("awake again").isEqualTo("pwd");
    }

    private static void age(TestRealm realm, String userId, int days) {
        URI ageing = URI.create(realm.url() + "/step-up-probe/age?user=" + userId + "&days=" + days);
        Http.withoutCookies().post(ageing, Map.of(), Map.of()).expect(204);
    }

    /** The server sweeps every two seconds. */
    private static void await(BooleanSupplier state) {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(30));
        while (!state.getAsBoolean()) {
            assertThat(Instant.now()).as("it never comes to that").isBefore(deadline);
            LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
        }
    }

    private static TestRealm realm(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        StepUp.in(realm).policy(POLICY);
        return realm;
    }

    private static Login signIn(App app, TestUser user) {
        return app.signIn().from(LONDON).open().password(user);
    }

    private static List<String> kept(TestRealm realm, String userId) {
        URI rows = URI.create(realm.url() + "/step-up-probe/sign-ins?user=" + userId);
        JsonNode lines = Http.withoutCookies().get(rows, Map.of()).expect(200).json();
        return StreamSupport.stream(lines.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
