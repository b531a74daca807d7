package io.keycloakstepup.demo.bank;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keycloakstepup.demo.keycloak.KeycloakClient;
import java.io.IOException;
import java.net.URI;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The bank's side of OpenID Connect: sends a visitor to Keycloak, and turns what comes back into tokens. */
final class SignIn {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final KeycloakClient client;
    private final URI bank;

    SignIn(KeycloakClient client, URI bank) {
        this.client = client;
        this.bank = bank;
    }

    /** Where to send a visitor who departs. */
    URI address(Departure departure) {
        return client.address("auth", parameters(departure));
    }

    /** The authorization request for a departure; the client's id comes on top. What it wishes for comes first. */
    Map<String, String> parameters(Departure departure) {
        Map<String, String> parameters = new LinkedHashMap<>(departure.wishes());
        parameters.put("response_type", "code");
        parameters.put("scope", "openid");
        parameters.put("redirect_uri", callback());
        parameters.put("state", departure.state());
        parameters.put("nonce", departure.nonce());
        parameters.put("code_challenge", departure.challenge());
        parameters.put("code_challenge_method", "S256");
        return parameters;
    }

    /** The tokens for a code; empty if Keycloak refuses them, or if they answer another request than this one. */
    Optional<Tokens> redeem(String code, Departure departure) throws IOException {
        JsonNode answer = client.post(
                "token",
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        callback(),
                        "code_verifier",
                        departure.verifier()));
        return Optional.of(answer)
                .filter(tokens -> tokens.has("access_token"))
                .map(tokens -> new Tokens(
                        tokens.path("access_token").asText(),
                        tokens.path("id_token").asText()))
                .filter(tokens -> nonceOf(tokens).equals(departure.nonce()));
    }

    /** Where to send a visitor who signs out. */
    URI farewell(Tokens tokens) {
        return client.address(
                "logout", Map.of("id_token_hint", tokens.id(), "post_logout_redirect_uri", bank.toString() + "/"));
    }

    private String callback() {
        return bank + "/callback";
    }

    private static String nonceOf(Tokens tokens) {
        // Straight from the token endpoint: the connection vouches for it, as OpenID Connect Core 3.1.3.7 allows.
        byte[] payload = Base64.getUrlDecoder().decode(tokens.id().split("\\.", -1)[1]);
        try {
            return JSON.readTree(payload).path("nonce").asText();
        } catch (IOException malformed) {
            throw new IllegalStateException("an ID token that is no JSON", malformed);
        }
    }
}
