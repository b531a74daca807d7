package io.keycloakstepup.demo.bank;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** The bank's API, which believes no token: it asks Keycloak about each one, with a client of its own. */
final class BankApi {

    private final KeycloakClient client;

    BankApi(KeycloakClient client) {
        this.client = client;
    }

    /** What Keycloak says about a token now; empty if it is not good any more. */
    Optional<Assurance> assurance(Tokens tokens) throws IOException {
        JsonNode claims = client.post("token/introspect", Map.of("token", tokens.access()));
        return claims.path("active").asBoolean() ? Optional.of(Assurance.of(claims)) : Optional.empty();
    }
}
