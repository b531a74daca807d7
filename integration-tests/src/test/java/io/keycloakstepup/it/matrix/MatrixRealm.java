package io.keycloakstepup.it.matrix;

import io.keycloakstepup.it.http.Answer;
import io.keycloakstepup.it.login.App;
import io.keycloakstepup.it.login.Browser;
import io.keycloakstepup.it.login.Login;
import io.keycloakstepup.it.login.SignIn;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.login.Visit;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The realm of the matrix: one application that may do everything, and a user whose codes are counted, so that there is
 * always another.
 */
final class MatrixRealm {

    private static final Map<String, Object> EVERY_WAY = Map.of(
            "directAccessGrantsEnabled", true,
            "serviceAccountsEnabled", true,
            "implicitFlowEnabled", true,
            "attributes",
                    Map.of(
                            "oauth2.device.authorization.grant.enabled", "true",
                            "standard.token.exchange.enabled", "true",
                            "oidc.ciba.grant.enabled", "true",
                            "backchannel.token.delivery.mode", "poll"));

    private final TestRealm realm;
    private final StepUp stepUp;
    private final App shop;
    private final TestUser anna = new TestUser("anna", "password-of-anna", "otp-secret-of-anna");
    private final Map<Standing, Browser> browsers = new HashMap<>();
    private long codes;

    MatrixRealm(KeycloakServer keycloak) throws InterruptedException {
        realm = TestRealm.on(keycloak);
        stepUp = StepUp.in(realm).policy(Outcome.ASKS_PWD.policy());
        realm.userWith("anna", List.of(anna.countedCredential()));
        shop = realm.app("shop");
        String id =
                realm.admin().read("/clients?clientId=shop").get(0).path("id").asText();
        realm.admin().put("/clients/" + id, EVERY_WAY).expect(204);
        signIn();
    }

    /** One browser for each standing. The code is older afterwards than the strictest level lets pass. */
    private void signIn() throws InterruptedException {
        Login weak = shop.signIn().open().password(anna);
        weak.redeem().expect(200);
        Login strong = shop.signIn().acr("mfa").open().password(anna).otp(nextCode());
        strong.redeem().expect(200);
        usedCode();
        browsers.put(Standing.PASSWORD, weak.browser());
        browsers.put(Standing.CODE, strong.browser());
        Thread.sleep(5_500);
    }

    void policy(Outcome outcome) {
        stepUp.policy(outcome.policy());
    }

    App shop() {
        return shop;
    }

    TestUser anna() {
        return anna;
    }

    /** The code that comes next; the same until it was used. */
    String nextCode() {
        return anna.device().codeNumber(codes);
    }

    void usedCode() {
        codes++;
    }

    /** A request that may show no page. */
    SignIn silent(Standing standing) {
        return shop.signIn().in(browsers.getOrDefault(standing, new Browser())).prompt("none");
    }

    /** The code of a device that the user has approved. */
    String approvedDevice(Standing standing) {
        var device =
                shop.deviceAuthorization(Map.of("scope", "openid")).expect(200).json();
        URI approval = URI.create(device.path("verification_uri_complete").asText());
        Visit.to(approval, browsers.getOrDefault(standing, new Browser())).submit(Map.of("accept", "Yes"));
        return device.path("device_code").asText();
    }

    Answer token(String grantType, Map<String, String> parameters) {
        Map<String, String> form = new HashMap<>(parameters);
        form.put("grant_type", grantType);
        return shop.token(form);
    }
}
