package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keycloakstepup.it.http.Answer;
import io.keycloakstepup.it.http.Http;
import io.keycloakstepup.it.login.Browser;
import io.keycloakstepup.it.login.PageKind;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.login.Tokens;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Remembered devices are listed, end by themselves, and can be ended by their user and by administrators. */
@WithKeycloak
final class DeviceListIT {

    @Test
    void r05_theTimeIsFixedByTheRealmAndNotProlongedByUse(KeycloakServer keycloak) {
        var realm = DeviceRealm.on(keycloak);
        realm.realm().setAttribute("step-up.remember-days", "7");
        Browser browser = realm.remembered(1);
        JsonNode first = realm.devices().get(0);

        realm.signIn(browser).tokens();

        JsonNode used = realm.devices().get(0);
        assertThat(Duration.between(at(first, "createdAt"), at(first, "expiresAt")))
                .isEqualTo(Duration.ofDays(7));
        assertThat(at(used, "expiresAt")).isEqualTo(at(first, "expiresAt"));
        assertThat(at(used, "lastUsedAt")).isAfter(at(first, "lastUsedAt"));
    }

    @Test
    void r05_aGroupMakesTheTimeShorterAndNeverLonger(KeycloakServer keycloak) {
        var realm = DeviceRealm.on(keycloak);
        realm.realm().setAttribute("step-up.remember-days", "7");
        join(realm, "visitors", "400", "90");
        assertThat(realm.shop().signIn().open().password(realm.anna()).page().has("#rememberDevice"))
                .as("400 is no such number")
                .isFalse();

        join(realm, "visitors", "90", "3");
        realm.remembered(1);

        JsonNode device = realm.devices().get(0);
        assertThat(Duration.between(at(device, "createdAt"), at(device, "expiresAt")))
                .isEqualTo(Duration.ofDays(3));
    }

    /** Puts anna into a group inside another one, both with these days, and out of the ones before. */
    private static void join(DeviceRealm realm, String name, String daysOutside, String daysInside) {
        var admin = realm.realm().admin();
        admin.read("/users/" + id(realm) + "/groups").forEach(group -> admin.delete(
                        "/users/" + id(realm) + "/groups/" + group.path("id").asText())
                .expect(204));
        Map<String, Object> outer =
                Map.of("name", name + daysInside, "attributes", Map.of("step-up.remember-days", List.of(daysOutside)));
        Map<String, Object> inner =
                Map.of("name", "guests", "attributes", Map.of("step-up.remember-days", List.of(daysInside)));
        String outside = admin.create("/groups", outer);
        String inside = admin.create("/groups/" + outside + "/children", inner);
        admin.put("/users/" + id(realm) + "/groups/" + inside, Map.of()).expect(204);
    }

    @Test
    void r05_theEleventhDeviceCostsTheOldest(KeycloakServer keycloak) {
        var realm = DeviceRealm.on(keycloak);
        Browser oldest = realm.remembered(1);
        for (int code = 2; code <= 11; code++) {
            realm.remembered(code);
        }

        assertThat(realm.devices()).hasSize(10);
        assertThat(realm.devices().findValuesAsText("label")).doesNotHaveDuplicates();
        assertThat(realm.signIn(oldest).asks()).isEqualTo(PageKind.RECOVERY_CODE);
    }

    @Test
    void r06_aChangedPasswordEndsIt(KeycloakServer keycloak) {
        var realm = DeviceRealm.on(keycloak);
        Browser browser = realm.remembered(1);
        var changed = new TestUser("anna", "another-password-of-anna", "otp-secret-of-nobody");

        realm.realm()
                .admin()
                .put(
                        "/users/" + id(realm) + "/reset-password",
                        Map.of("type", "password", "value", changed.password(), "temporary", false))
                .expect(204);

        assertThat(realm.devices()).isEmpty();
        assertThat(realm.shop().signIn().in(browser).open().password(changed).asks())
                .isEqualTo(PageKind.RECOVERY_CODE);
    }

    @Test
    void r06_anAddedAndARemovedFactorEndIt(KeycloakServer keycloak) {
        var realm = DeviceRealm.on(keycloak);
        Browser browser = realm.remembered(1);
        var app = new TestUser("anna", "", "otp-secret-of-anna").otpCredential();

        realm.realm()
                .admin()
                .put("/users/" + id(realm), Map.of("credentials", List.of(app)))
                .expect(204);
        assertThat(realm.devices()).isEmpty();
        DeviceRealm.remembered(
                realm.shop().signIn().in(browser).open().password(realm.anna()).choose("recovery-code"), 2);
        assertThat(realm.devices()).hasSize(1);
        realm.realm().removeCredential(realm.anna(), "otp");

        assertThat(realm.devices()).isEmpty();
    }

    @Test
    void r06_whoWasDisabledIsRememberedNowhere(KeycloakServer keycloak) {
        var realm = DeviceRealm.on(keycloak);
        Browser browser = realm.remembered(1);
        String anna = "/users/" + id(realm);

        realm.realm().admin().put(anna, Map.of("enabled", false)).expect(204);
        realm.realm().admin().put(anna, Map.of("enabled", true)).expect(204);

        assertThat(realm.devices()).isEmpty();
        assertThat(realm.signIn(browser).asks()).isEqualTo(PageKind.RECOVERY_CODE);
    }

    @Test
    void r06_whatADirectorySaysOfThePasswordEndsIt(KeycloakServer keycloak) {
        var realm = DeviceRealm.on(keycloak);
        var admin = realm.realm().admin();
        var profile = (ObjectNode) admin.read("/users/profile");
        admin.put("/users/profile", profile.put("unmanagedAttributePolicy", "ADMIN_EDIT"))
                .expect(200);
        realm.realm().setAttribute("step-up.password-changed-attribute", "pwdChangedTime");
        passwordChanged(realm, "20261124100000Z");
        Browser browser = realm.remembered(1);
        assertThat(realm.signIn(browser).isBack()).isTrue();

        passwordChanged(realm, "20261125100000Z");

        assertThat(realm.devices()).isEmpty();
        assertThat(realm.signIn(browser.afterwards()).asks()).isEqualTo(PageKind.RECOVERY_CODE);
    }

    private static void passwordChanged(DeviceRealm realm, String at) {
        var user = (ObjectNode) realm.realm().admin().read("/users/" + id(realm));
        user.putObject("attributes").putArray("pwdChangedTime").add(at);
        realm.realm().admin().put("/users/" + id(realm), user).expect(204);
    }

    @Test
    void r08_theAccountConsoleListsAndRemovesIt(KeycloakServer keycloak) {
        var realm = DeviceRealm.on(keycloak);
        Browser browser = realm.remembered(1);
        Tokens tokens = realm.signIn(browser).tokens();
        String device = realm.devices().get(0).path("id").asText();

        assertThat(account(realm, tokens, "GET", "").expect(200).body())
                .contains("step-up-device", device)
                .doesNotContain(browser.deviceCookie().getValue().substring(37));
        account(realm, tokens, "DELETE", "/" + device).expect(204);

        assertThat(realm.devices()).isEmpty();
        assertThat(realm.signIn(browser.afterwards()).asks()).isEqualTo(PageKind.RECOVERY_CODE);
    }

    @Test
    void r08_administratorsEndOneOrAllOfThem(KeycloakServer keycloak) {
        var realm = DeviceRealm.on(keycloak);
        Browser one = realm.remembered(1);
        Browser other = realm.remembered(2);
        String path = "/step-up/users/" + id(realm) + "/devices";

        realm.realm()
                .admin()
                .delete(path + "/" + one.deviceCookie().getValue().substring(0, 36))
                .expect(204);
        realm.realm().admin().delete(path + "/no-such-device").expect(404);
        assertThat(realm.devices()).hasSize(1);
        assertThat(realm.signIn(one).asks()).isEqualTo(PageKind.RECOVERY_CODE);
        realm.realm().admin().delete(path).expect(204);

        assertThat(realm.devices()).isEmpty();
        assertThat(realm.signIn(other).asks()).isEqualTo(PageKind.RECOVERY_CODE);
        assertThat(realm.realm().admin().read("/admin-events").findValuesAsText("resourceType"))
                .filteredOn("STEP_UP_DEVICE"::equals)
                .hasSize(2);
        realm.realm().admin().get("/step-up/users/nobody/devices").expect(404);
    }

    @Test
    void r08_whoMayOnlySeeUsersEndsNothing(KeycloakServer keycloak) {
        var realm = DeviceRealm.on(keycloak);
        Tokens before = realm.shop()
                .signIn()
                .open()
                .password(realm.anna())
                .submit(DeviceRealm.withBox(1))
                .tokens();
        assertThat(devices(realm, before, "GET").status()).isEqualTo(403);

        realm.realm().grant(realm.anna(), "view-users");
        Tokens viewer = realm.shop()
                .signIn()
                .open()
                .password(realm.anna())
                .recoveryCode(DeviceRealm.code(2))
                .tokens();

        assertThat(devices(realm, viewer, "GET").expect(200).json()).hasSize(1);
        assertThat(devices(realm, viewer, "DELETE").status()).isEqualTo(403);
        assertThat(realm.devices()).hasSize(1);
    }

    private static Answer devices(DeviceRealm realm, Tokens tokens, String method) {
        String path = realm.realm().url().toString().replace("/realms/", "/admin/realms/");
        return call(tokens, method, path + "/step-up/users/" + id(realm) + "/devices");
    }

    private static Answer account(DeviceRealm realm, Tokens tokens, String method, String path) {
        return call(tokens, method, realm.realm().url() + "/account/credentials" + path);
    }

    private static Answer call(Tokens tokens, String method, String address) {
        Map<String, String> headers =
                Map.of("Authorization", "Bearer " + tokens.accessToken(), "Accept", "application/json");
        return Http.withoutCookies().send(method, URI.create(address), headers, "");
    }

    private static Instant at(JsonNode device, String member) {
        return Instant.parse(device.path(member).asText());
    }

    private static String id(DeviceRealm realm) {
        return realm.realm().id(realm.anna());
    }
}
