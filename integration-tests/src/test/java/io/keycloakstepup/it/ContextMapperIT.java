package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakstepup.it.http.Http;
import io.keycloakstepup.it.login.App;
import io.keycloakstepup.it.login.Browser;
import io.keycloakstepup.it.login.Tokens;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** The claim {@code ctx}, read as a resource server would: with the key of its audience and nothing else. */
@WithKeycloak
final class ContextMapperIT {

    private static final String POLICY = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
            default: { require: pwd }
            """;

    private static final String OFFICE = "198.51.100.7";
    private static final String NEXT_DESK = "198.51.100.99";
    private static final String ELSEWHERE = "203.0.113.9";
    private static final String HOME = "2001:db8:1:ffff::5";

    @Test
    void anAudienceKnowsTheNetworkAgainByItsOwnKey(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var shop = withContext(realm, "shop");
        var anna = realm.userWithPassword("anna");

        var tokens = shop.signIn().from(OFFICE).open().password(anna).tokens();
        var atHome = shop.signIn().from(HOME).open().password(anna).tokens();

        assertThat(networks(tokens)).contains(hash(realm, "shop", "198.51.100.0/24"));
        assertThat(tokens.introspection().claim("ctx"))
                .isEqualTo(tokens.access().claim("ctx"));
        assertThat(tokens.id().has("ctx")).isFalse();
        assertThat(tokens.userinfo().has("ctx")).isFalse();
        assertThat(networks(atHome))
                .contains(hash(realm, "shop", "2001:db8:1::/48"))
                .doesNotContainAnyElementsOf(networks(tokens));
    }

    @Test
    void theNetworkIsThatOfTheBrowserWhoeverCalls(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var shop = withContext(realm, "shop");
        var anna = realm.userWithPassword("anna");
        var browser = new Browser();

        var first = shop.signIn().in(browser).from(OFFICE).open().password(anna).tokens();
        var refreshed = first.refresh();
        var beside = shop.signIn().in(browser).from(NEXT_DESK).open().tokens();
        var moved = shop.signIn().in(browser).from(ELSEWHERE).open().tokens();

        assertThat(networks(refreshed)).containsExactlyInAnyOrderElementsOf(networks(first));
        assertThat(networks(beside)).containsExactlyInAnyOrderElementsOf(networks(first));
        assertThat(networks(moved))
                .contains(hash(realm, "shop", "203.0.113.0/24"))
                .doesNotContainAnyElementsOf(networks(first));
    }

    @Test
    void whatOneAudienceIsToldMeansNothingToAnother(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var shop = withContext(realm, "shop");
        var bank = withContext(realm, "bank");
        add(realm, "bank", "audience", "oidc-audience-mapper", Map.of("included.client.audience", "shop"));
        var anna = realm.userWithPassword("anna");

        var ofShop = shop.signIn().from(OFFICE).open().password(anna).tokens();
        var ofBoth = bank.signIn().from(OFFICE).open().password(anna).tokens();

        String forShop = hash(realm, "shop", "198.51.100.0/24");
        String forBank = hash(realm, "bank", "198.51.100.0/24");
        assertThat(networks(ofShop)).contains(forShop).doesNotContain(forBank);
        assertThat(networks(ofBoth)).contains(forShop, forBank);
    }

    @Test
    void whereNoBrowserWasSeenNothingIsTold(KeycloakServer keycloak) {
        var realm = PasswordRealm.on(keycloak, POLICY);
        add(realm.realm(), "shop", "context", "step-up-context-mapper", Map.of());

        assertThat(realm.tokens(realm.ask()).access().has("ctx")).isFalse();
    }

    @Test
    void whoHandsKeysOverMustManageTheRealmAndNameTheAudience(KeycloakServer keycloak) {
        var realm = realm(keycloak);

        assertThat(realm.admin()
                        .get("/step-up/context-keys")
                        .expect(400)
                        .json()
                        .path("code")
                        .asText())
                .isEqualTo("request_invalid");
        var carla = realm.userWithPassword("carla");
        realm.grant(carla, "view-realm");
        var viewer = realm.app("shop").signIn().open().password(carla).tokens();
        URI keys = URI.create(
                realm.url().toString().replace("/realms/", "/admin/realms/") + "/step-up/context-keys?audience=shop");
        assertThat(Http.withoutCookies()
                        .get(keys, Map.of("Authorization", "Bearer " + viewer.accessToken()))
                        .status())
                .isEqualTo(403);
    }

    private static TestRealm realm(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        StepUp.in(realm).policy(POLICY);
        return realm;
    }

    private static App withContext(TestRealm realm, String clientId) {
        App app = realm.app(clientId);
        add(realm, clientId, "context", "step-up-context-mapper", Map.of("introspection.token.claim", "true"));
        return app;
    }

    private static void add(
            TestRealm realm, String clientId, String name, String mapper, Map<String, String> settings) {
        String id = realm.admin()
                .read("/clients?clientId=" + clientId)
                .get(0)
                .path("id")
                .asText();
        Map<String, String> config = new HashMap<>(settings);
        config.put("access.token.claim", "true");
        realm.admin()
                .create(
                        "/clients/" + id + "/protocol-mappers/models",
                        Map.of(
                                "name",
                                name + " of " + settings.getOrDefault("included.client.audience", "all"),
                                "protocol",
                                "openid-connect",
                                "protocolMapper",
                                mapper,
                                "config",
                                config));
    }

    /** One hash for each audience; Keycloak puts its account console beside those of the test. */
    private static List<String> networks(Tokens tokens) {
        JsonNode told = tokens.access().claim("ctx").path("ip");
        List<String> networks = new ArrayList<>();
        told.forEach(hash -> networks.add(hash.asText()));
        assertThat(networks).hasSameSizeAs(tokens.access().claim("aud"));
        return networks;
    }

    /** What a token must say of a network to be of use to this audience. */
    private static String hash(TestRealm realm, String audience, String network) {
        JsonNode keys =
                realm.admin().read("/step-up/context-keys?audience=" + audience).path("keys");
        byte[] key = Base64.getUrlDecoder().decode(keys.get(0).path("key").asText());
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(network.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
