package io.keycloakstepup.demo.realm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DemoRealmTest {

    private final DemoRealm realm = DemoRealm.parse("""
            {
              "realm": "shop",
              "users": [
                {
                  "username": "anna",
                  "attributes": { "about": ["can pay"] },
                  "credentials": [
                    { "type": "password", "value": "one" },
                    { "type": "otp", "secretData": "{\\"value\\":\\"two\\"}" }
                  ]
                },
                { "username": "ben", "credentials": [{ "type": "password", "value": "three" }] }
              ],
              "clients": [{ "clientId": "till", "secret": "four" }]
            }
            """);

    @Test
    void secretsAreThoseOfTheFile() {
        assertThat(realm.name()).isEqualTo("shop");
        assertThat(realm.users())
                .containsExactly(
                        new DemoUser("anna", "one", Optional.of("two"), "can pay"),
                        new DemoUser("ben", "three", Optional.empty(), ""));
        assertThat(realm.clientSecret("till")).isEqualTo("four");
    }

    @Test
    void missingClientIsNamed() {
        assertThatThrownBy(() -> realm.clientSecret("cellar")).hasMessageContaining("cellar");
    }

    @Test
    void textIsForThePlaceThatItIsAskedFor() {
        DemoRealm paying = DemoRealm.parse("{\"realm\": \"shop\", \"clients\": [{\"clientId\": \"demo-pay\"}]}");

        String text = paying.text(URI.create("http://localhost:1"), 25);

        assertThat(text)
                .contains("\"webOrigins\":[\"http://localhost:1\"]")
                .contains("\"webAuthnPolicyExtraOrigins\":[\"http://localhost:1\"]")
                .contains("\"port\":\"25\"");
    }

    @Test
    void theDeskIsWhereItIsSaidToBeAndNowhereElse() {
        DemoRealm desk = DemoRealm.parse("""
                {"realm": "shop", "clients": [
                  {"clientId": "risk-web", "redirectUris": ["http://localhost:8091/"], "webOrigins": ["http://localhost:8091"]}]}
                """);

        String text = desk.withDesk(URI.create("http://localhost:2")).text(URI.create("http://localhost:1"), 25);

        assertThat(text)
                .contains("\"redirectUris\":[\"http://localhost:2/\"]")
                .contains("\"webOrigins\":[\"http://localhost:2\"]")
                .doesNotContain("8091");
    }

    @Test
    void whatIsNoJsonIsRefused() {
        assertThatThrownBy(() -> DemoRealm.parse("realm: shop")).hasMessageContaining("realm: shop");
    }
}
