package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keycloakstepup.it.http.Json;
import io.keycloakstepup.it.login.Claims;
import io.keycloakstepup.it.login.Login;
import io.keycloakstepup.it.login.PageKind;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.Courier;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Codes that an application of the operator's carries. */
@WithKeycloak
final class WebhookIT {

    private static final String POLICY = """
            policy: 1
            factors:
              text-message: { sender: webhook, kinds: [possession], amr: [sms] }
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {text-message: 1h} ] ] }
            default: { require: mfa }
            """;

    @Test
    void aCodeThatTheApplicationCarriedIsASecondFactor(KeycloakServer keycloak) throws Exception {
        var realm = realm(keycloak, "ADMIN_EDIT");
        var anna = withTelephone(realm, "true");
        Courier courier = Courier.answering(204);

        Login login = open(realm, anna);

        assertThat(login.asks()).isEqualTo(PageKind.SENT_CODE);
        assertThat(login.page().text()).contains("•••567").doesNotContain("+41000001234567");
        assertThat(courier.parcels()).hasSize(1);
        Courier.Parcel parcel = courier.parcels().get(0);
        assertThat(parcel.path()).isEqualTo("/codes");
        JsonNode message = Json.parse(parcel.body());
        assertThat(message.path("version").asInt()).isEqualTo(1);
        assertThat(message.path("realm").asText()).isEqualTo(realm.name());
        assertThat(message.path("userId").asText()).isEqualTo(realm.id(anna));
        assertThat(message.path("factor").asText()).isEqualTo("text-message");
        assertThat(message.path("destination").asText()).isEqualTo("+41000001234567");
        assertThat(message.path("locale").asText()).isEqualTo("en");
        assertThat(message.path("application").asText()).startsWith("shop");
        assertThat(message.path("network").asText()).isEqualTo("127.0.0.0/24");
        assertThat(Instant.parse(message.path("expiresAt").asText()))
                .isBetween(Instant.now().plusSeconds(400), Instant.now().plusSeconds(600));
        assertThat(parcel.signature()).isEqualTo(signature(parcel));
        Claims claims = login.sentCode("text-message", message.path("code").asText())
                .tokens()
                .access();
        assertThat(claims.acr()).isEqualTo("mfa");
        assertThat(claims.amr()).containsExactlyInAnyOrder("pwd", "sms", "mfa");
    }

    @Test
    void noRedirectIsFollowedAndNothingIsTriedTwice(KeycloakServer keycloak) {
        var realm = realm(keycloak, "ADMIN_EDIT");
        var anna = withTelephone(realm, "true");
        for (int status : List.of(307, 500)) {
            Courier courier = Courier.answering(status);

            Login login = open(realm, anna);

            assertThat(login.page().error()).as("status %d", status).contains("could not be sent");
            assertThat(courier.parcels()).as("status %d", status).hasSize(1);
            assertThat(reason(realm)).isEqualTo("code-not-sent");
        }
    }

    @Test
    void aTelephoneThatIsNotVerifiedOrThatItsUserCouldChangeIsNone(KeycloakServer keycloak) {
        var realm = realm(keycloak, "ADMIN_EDIT");
        Courier courier = Courier.answering(204);
        assertThat(open(realm, withTelephone(realm, "false")).asks()).isEqualTo(PageKind.ERROR);
        assertThat(reason(realm)).isEqualTo("level-unreachable");

        var careless = realm(keycloak, "ENABLED");
        assertThat(open(careless, withTelephone(careless, "true")).asks()).isEqualTo(PageKind.ERROR);

        assertThat(courier.parcels()).isEmpty();
    }

    @Test
    void whatWasProvenEndsWithTheTelephone(KeycloakServer keycloak) {
        var realm = realm(keycloak, "ADMIN_EDIT");
        var anna = withTelephone(realm, "true");
        Courier courier = Courier.answering(204);
        Login login = open(realm, anna);
        String code = Json.parse(courier.parcels().get(0).body()).path("code").asText();
        login.sentCode("text-message", code).tokens();

        realm.admin()
                .put("/users/" + realm.id(anna), telephone(realm, anna, "+41000007654321", "true"))
                .expect(204);

        assertThat(realm.app("desk").signIn().in(login.browser()).open().asks()).isEqualTo(PageKind.SENT_CODE);
    }

    private static String signature(Courier.Parcel parcel) throws Exception {
        String time = parcel.signature().replaceFirst("^t=([0-9]+),.*", "$1");
        assertThat(Instant.ofEpochSecond(Long.parseLong(time)))
                .isAfter(Instant.now().minusSeconds(300));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Courier.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] hash = mac.doFinal((time + "." + parcel.body()).getBytes(StandardCharsets.UTF_8));
        return "t=" + time + ",v1=" + HexFormat.of().formatHex(hash);
    }

    private static String reason(TestRealm realm) {
        return realm.events("LOGIN_ERROR")
                .get(0)
                .path("details")
                .path("step_up_reason")
                .asText();
    }

    private static Login open(TestRealm realm, TestUser user) {
        return realm.app("shop-" + realm.admin().read("/clients").size())
                .signIn()
                .open()
                .password(user);
    }

    private static TestUser withTelephone(TestRealm realm, String isVerified) {
        TestUser anna = realm.userWithPassword("anna");
        realm.admin()
                .put("/users/" + realm.id(anna), telephone(realm, anna, "+41000001234567", isVerified))
                .expect(204);
        return anna;
    }

    private static JsonNode telephone(TestRealm realm, TestUser user, String number, String isVerified) {
        ObjectNode changed = (ObjectNode) realm.admin().read("/users/" + realm.id(user));
        changed.putPOJO(
                "attributes", Map.of("phoneNumber", List.of(number), "phoneNumberVerified", List.of(isVerified)));
        return changed;
    }

    private static TestRealm realm(KeycloakServer keycloak, String unmanagedAttributes) {
        var realm = TestRealm.on(keycloak);
        ObjectNode profile = (ObjectNode) realm.admin().read("/users/profile");
        realm.admin()
                .put("/users/profile", profile.put("unmanagedAttributePolicy", unmanagedAttributes))
                .expect(200);
        StepUp.in(realm).policy(POLICY);
        realm.setAttribute("step-up.code-seconds-apart", "0");
        realm.setAttribute("step-up.code-network-seconds-apart", "0");
        return realm;
    }
}
