package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.http.Http;
import io.keycloakstepup.it.login.App;
import io.keycloakstepup.it.login.Browser;
import io.keycloakstepup.it.login.Login;
import io.keycloakstepup.it.login.PageKind;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.network.Relay;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.AddressFiles;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the databases and lists of the operator say of an address decides real sign-ins. */
@WithKeycloak
final class AddressIT {

    private static final String LONDON = "81.2.69.142";
    private static final String SWEDEN = "89.160.20.128";
    private static final String TELSTRA = "1.128.0.1";
    private static final String HIDDEN = "1.2.0.1";
    private static final String NOWHERE = "198.51.100.1";

    /** What the server sees of a caller that is no proxy that it trusts. */
    private static final String UNTRUSTED = "127.0.0.2";

    private static final Map<TestRealm, App> SHOPS = new HashMap<>();

    private static final String LEVELS = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h} ] ] }
            rules:
            """;

    @BeforeEach
    void databasesAreThere() {
        AddressFiles.need();
    }

    @AfterEach
    void putTheFilesBack() throws IOException {
        AddressFiles.restore();
    }

    @Test
    void countryCityProviderAndHidingAreRead(KeycloakServer keycloak) {
        assertAsks(keycloak, "net.country == 'GB'", LONDON, SWEDEN);
        assertAsks(keycloak, "net.city == 'London'", LONDON, SWEDEN);
        assertAsks(keycloak, "net.asn == 1221", TELSTRA, HIDDEN);
        assertAsks(keycloak, "net.anonymous", HIDDEN, NOWHERE);
    }

    @Test
    void zonesAreDrawnByCountryProviderAndList(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        StepUp.in(realm).policy(LEVELS + """
              - { id: there, match: { zones: [north, telstra, suspect] }, onMissing: skip, then: { require: mfa } }
            zones:
              north: { countries: [SE] }
              telstra: { asns: [1221] }
              suspect: { lists: [suspects] }
            """);
        var anna = realm.userWithOtp("anna");

        for (String there : List.of(SWEDEN, TELSTRA, AddressFiles.SUSPECT)) {
            assertThat(from(there, realm, anna).asks()).as(there).isEqualTo(PageKind.OTP);
        }
        assertThat(from(LONDON, realm, anna).tokens().access().acr()).isEqualTo("pwd");
    }

    @Test
    void whatNoDatabaseKnowsIsUnknownAndCountsForARequirement(KeycloakServer keycloak) {
        var realm = realm(keycloak, "{ id: abroad, when: \"net.country != 'CH'\", then: { require: mfa } }");
        assertThat(from(NOWHERE, realm, realm.userWithOtp("anna")).asks()).isEqualTo(PageKind.OTP);
    }

    @Test
    void aForgedAddressChangesNothing(KeycloakServer keycloak) throws IOException {
        var realm =
                realm(keycloak, "{ id: gb, when: \"net.country == 'GB'\", onMissing: skip, then: { require: mfa } }");
        var anna = realm.userWithOtp("anna");
        assertThat(from(LONDON, realm, anna).asks()).isEqualTo(PageKind.OTP);

        try (Relay relay = Relay.from(UNTRUSTED, keycloak.url().getPort())) {
            Browser forging = new Browser().moveTo(LONDON).through(relay.port());
            var tokens = shop(realm).signIn().in(forging).open().password(anna).tokens();

            assertThat(tokens.access().acr()).isEqualTo("pwd");
            assertThat(realm.events("LOGIN").get(0).path("ipAddress").asText()).isEqualTo(UNTRUSTED);
        }
    }

    @Test
    void aBrokenDatabaseLeavesTheLastGoodOneInUseAndIsTold(KeycloakServer keycloak) throws IOException {
        var realm =
                realm(keycloak, "{ id: gb, when: \"net.country == 'GB'\", onMissing: skip, then: { require: mfa } }");
        var anna = realm.userWithOtp("anna");

        AddressFiles.breakCountries();
        awaitState(realm, "country-database", "kept");
        assertThat(gauge(keycloak, "country-database", "kept")).isEqualTo("1.0");
        assertThat(gauge(keycloak, "country-database", "current")).isEqualTo("0.0");
        assertThat(gauge(keycloak, "list suspects", "current")).isEqualTo("1.0");
        var login = from(LONDON, realm, anna);
        assertThat(login.asks()).isEqualTo(PageKind.OTP);
        login.otp(anna).tokens();
        assertThat(detail(realm, "step_up_trouble")).isEqualTo("country-database");

        Files.delete(AddressFiles.COUNTRIES);
        assertThat(from(LONDON, realm, anna).asks()).isEqualTo(PageKind.OTP);

        AddressFiles.restore();
        awaitState(realm, "country-database", "current");
        assertThat(gauge(keycloak, "country-database", "kept")).isEqualTo("0.0");
        from(SWEDEN, realm, anna).tokens();
        assertThat(detail(realm, "step_up_trouble")).isEmpty();
    }

    @Test
    void callersWhoMayNotSeeTheRealmLearnNothingOfTheFiles(KeycloakServer keycloak) {
        var realm = realm(keycloak, "{ id: none, match: { clients: [none] }, then: { require: mfa } }");
        assertThat(sources(realm)).doesNotContain("/").contains("suspects");
    }

    /** What the server's metrics say of one file and one state. */
    private static String gauge(KeycloakServer keycloak, String source, String state) {
        String metrics = Http.withoutCookies()
                .get(keycloak.metrics().orElseThrow(), Map.of())
                .expect(200)
                .body();
        String start = "step_up_network_source{source=\"" + source + "\",state=\"" + state + "\"} ";
        return metrics.lines()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(metrics));
    }

    private static void assertAsks(KeycloakServer keycloak, String when, String where, String elsewhere) {
        var realm = realm(keycloak, "{ id: here, when: \"" + when + "\", onMissing: skip, then: { require: mfa } }");
        var anna = realm.userWithOtp("anna");
        assertThat(from(where, realm, anna).asks()).as(when).isEqualTo(PageKind.OTP);
        assertThat(from(elsewhere, realm, anna).tokens().access().acr())
                .as(when)
                .isEqualTo("pwd");
    }

    private static TestRealm realm(KeycloakServer keycloak, String rule) {
        var realm = TestRealm.on(keycloak);
        StepUp.in(realm).policy(LEVELS + "  - " + rule + "\n");
        return realm;
    }

    private static Login from(String address, TestRealm realm, TestUser user) {
        return shop(realm).signIn().from(address).open().password(user);
    }

    /** The application of that name, made when it is first needed. */
    private static App shop(TestRealm realm) {
        return SHOPS.computeIfAbsent(realm, made -> made.app("shop"));
    }

    private static String detail(TestRealm realm, String name) {
        return realm.events("LOGIN").get(0).path("details").path(name).asText();
    }

    private static String sources(TestRealm realm) {
        return realm.admin().get("/step-up/network").expect(200).body();
    }

    /** The server looks at its files once a second. */
    private static void awaitState(TestRealm realm, String name, String state) {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
        while (!isIn(realm, name, state)) {
            assertThat(Instant.now()).as(name + " is never " + state).isBefore(deadline);
            pause();
        }
    }

    private static boolean isIn(TestRealm realm, String name, String state) {
        String sources = sources(realm).replace("\"", "");
        return List.of("name:" + name + ",state:" + state, "state:" + state + ",name:" + name).stream()
                .anyMatch(sources::contains);
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
