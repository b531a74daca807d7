package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keycloakstepup.it.http.Answer;
import io.keycloakstepup.it.login.Browser;
import io.keycloakstepup.it.login.Claims;
import io.keycloakstepup.it.login.Login;
import io.keycloakstepup.it.login.ProofKey;
import io.keycloakstepup.it.login.SignIn;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An application that shows a key with each request (RFC 9449) keeps it across a step-up. */
@WithKeycloak
final class KeptKeyIT {

    @Test
    void d04_aStepUpKeepsTheKeyAndAnotherIsRefused(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var key = new ProofKey();
        var stranger = new ProofKey();
        var browser = new Browser();
        Answer weak = asking(realm, browser, key)
                .open()
                .password(realm.anna())
                .redeem(key)
                .expect(200);

        Login stolen = asking(realm, browser, key).acr("mfa").open().otp(realm.anna());
        stolen.redeem(stranger).expect(400);
        Answer strong =
                asking(realm, browser, key).acr("mfa").open().redeem(key).expect(200);

        assertThat(key(weak)).isEqualTo(key.thumbprint());
        assertThat(key(strong)).isEqualTo(key.thumbprint());
        assertThat(access(strong).acr()).isEqualTo("mfa");
    }

    @Test
    void d04_aRefreshAfterTheStepUpWantsTheSameKey(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var key = new ProofKey();
        var browser = new Browser();
        asking(realm, browser, key).open().password(realm.anna()).redeem(key).expect(200);
        Answer strong = asking(realm, browser, key)
                .acr("mfa")
                .open()
                .otp(realm.anna())
                .redeem(key)
                .expect(200);
        Map<String, String> refresh = Map.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                strong.json().path("refresh_token").asText());

        realm.shop().token(refresh, new ProofKey()).expect(400);
        realm.shop().token(refresh).expect(400);
        Answer refreshed = realm.shop().token(refresh, key).expect(200);

        assertThat(access(refreshed).acr()).isEqualTo("mfa");
        assertThat(key(refreshed)).isEqualTo(key.thumbprint());
    }

    /** Of an application without a secret, whose refresh tokens are bound to its key too. */
    private static LevelRealm realm(KeycloakServer keycloak) {
        var realm = LevelRealm.on(keycloak);
        realm.ofShop("dpop.bound.access.tokens", "true");
        ObjectNode client = (ObjectNode)
                realm.realm().admin().read("/clients?clientId=shop").get(0);
        realm.realm()
                .admin()
                .put("/clients/" + client.path("id").asText(), client.put("publicClient", true))
                .expect(204);
        return realm;
    }

    private static SignIn asking(LevelRealm realm, Browser browser, ProofKey key) {
        return realm.shop().signIn().in(browser).with("dpop_jkt", key.thumbprint());
    }

    private static Claims access(Answer answer) {
        return Claims.ofJwt(answer.json().path("access_token").asText());
    }

    private static String key(Answer answer) {
        return access(answer).claim("cnf").path("jkt").asText();
    }
}
