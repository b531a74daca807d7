package io.keycloakstepup.demo.bank;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.demo.keycloak.KeycloakClient;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class GlossaryTest {

    @Test
    void everyParameterThatIsSentIsExplained() {
        SignIn signIn = new SignIn(
                new KeycloakClient(URI.create("http://localhost"), "shop", "till", "secret"),
                URI.create("http://localhost"));
        Map<String, String> wishes = Map.of("acr_values", "phr", "max_age", "300");
        Departure departure = Departure.toSignIn(Optional.empty(), wishes);

        assertThat(Talk.departure(signIn.parameters(departure)).lines())
                .hasSize(9)
                .allSatisfy(line -> assertThat(line.meaning()).as(line.name()).isNotEmpty());
    }

    @Test
    void valueAddsToWhatItsNameMeans() {
        assertThat(Glossary.meaning("acr", "mfa"))
                .startsWith(Glossary.meaning("acr", "?"))
                .isNotEqualTo(Glossary.meaning("acr", "phr"));
    }

    @Test
    void unknownNameHasNoMeaning() {
        assertThat(Glossary.meaning("ftn", "1")).isEmpty();
    }
}
