package io.keycloakstepup.it;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakstepup.it.login.App;
import io.keycloakstepup.it.login.Browser;
import io.keycloakstepup.it.login.Login;
import io.keycloakstepup.it.login.RecoveryCodes;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import java.util.List;
import java.util.Map;

/**
 * A realm in which devices can be remembered, but not for the bank.
 *
 * @param anna has codes that need no waiting
 */
record DeviceRealm(TestRealm realm, App shop, App bank, TestUser anna) {

    static final String POLICY = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h, recovery-code: 1h} ] ] }
              now: { loa: 3, chains: [ [ {password: 10h}, {otp: 0s, recovery-code: 0s} ] ] }
            rules:
              - id: bank
                match: { clients: [bank] }
                then: { require: mfa }
              - id: vault
                match: { clients: [vault] }
                then: { require: now, remember: true }
            default: { require: mfa, remember: true }
            """;

    private static final RecoveryCodes CODES = RecoveryCodes.of("anna", 15);

    /** What the form sends when the box is ticked. */
    private static final Map<String, String> TICKED = Map.of("rememberDevice", "true");

    static DeviceRealm on(KeycloakServer keycloak) {
        return on(keycloak, POLICY);
    }

    static DeviceRealm on(KeycloakServer keycloak, String policy) {
        TestRealm realm = TestRealm.on(keycloak);
        StepUp.in(realm).policy(policy);
        return new DeviceRealm(
                realm, realm.app("shop"), realm.app("bank"), realm.userWith("anna", List.of(CODES.credential())));
    }

    /** A browser in which anna has signed in with her code of this number, and asked to be remembered. */
    Browser remembered(int code) {
        return remembered(shop.signIn().open().password(anna), code);
    }

    /** The same for a sign-in that stands at the page for a code. */
    static Browser remembered(Login login, int code) {
        Login done = login.submit(withBox(code));
        done.tokens();
        return done.browser().afterwards();
    }

    /** What the form sends with the code of this number, the box ticked. */
    static Map<String, String> withBox(int code) {
        return Map.of("recovery-code", code(code), "rememberDevice", TICKED.get("rememberDevice"));
    }

    static String code(int number) {
        return CODES.number(number);
    }

    /** The same in a browser that has been used before. */
    Login signIn(Browser browser) {
        return shop.signIn().in(browser).open().password(anna);
    }

    /** The devices that the administrator sees. */
    JsonNode devices() {
        return realm.admin().read("/step-up/users/" + realm.id(anna) + "/devices");
    }

    /** A detail of the latest event of a type. */
    String detail(String type, String name) {
        return realm.events(type).get(0).path("details").path(name).asText();
    }
}
