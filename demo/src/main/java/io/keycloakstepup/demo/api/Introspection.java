package io.keycloakstepup.demo.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakstepup.demo.keycloak.KeycloakClient;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Keycloak, asked about each token that the API is called with. */
record Introspection(KeycloakClient client) {

    /** What the token says; empty if it is not good any more. */
    Optional<JsonNode> claims(String token) throws IOException {
        JsonNode claims = client.post("token/introspect", Map.of("token", token));
        return Optional.of(claims).filter(answer -> answer.path("active").asBoolean());
    }
}
