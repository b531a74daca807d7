package io.keycloakstepup.demo.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keycloakstepup.demo.http.Query;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A confidential client of one realm: its addresses, and calls that carry its secret. */
public final class KeycloakClient {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI endpoints;
    private final String clientId;
    private final String secret;

    public KeycloakClient(URI keycloak, String realm, String clientId, String secret) {
        this.endpoints = URI.create(keycloak + "/realms/" + realm + "/protocol/openid-connect/");
        this.clientId = clientId;
        this.secret = secret;
    }

    /** An address to send a browser to, with this client's id among the parameters. */
    public URI address(String endpoint, Map<String, String> parameters) {
        Map<String, String> query = new HashMap<>(parameters);
        query.put("client_id", clientId);
        return endpoints.resolve(endpoint + "?" + Query.encode(query));
    }

    /** What an endpoint answers to a form of this client, be it data or an error. */
    public JsonNode post(String endpoint, Map<String, String> form) throws IOException {
        Map<String, String> authenticated = new HashMap<>(form);
        authenticated.put("client_id", clientId);
        authenticated.put("client_secret", secret);
        HttpRequest request = HttpRequest.newBuilder(endpoints.resolve(endpoint))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(Query.encode(authenticated)))
                .build();
        return JSON.readTree(send(request).body());
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking " + request.uri(), interrupted);
        }
    }
}
