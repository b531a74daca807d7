package io.keycloakstepup.it.login;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakstepup.it.http.Answer;
import io.keycloakstepup.it.http.Http;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** An application that signs users in: a confidential client of one realm. */
public final class App {

    /** Where applications live in the tests: nowhere, but browsers are told that it is here. */
    public static final URI ADDRESS = URI.create("http://app.example.com");

    private static final Http HTTP = Http.withoutCookies();

    private final URI endpoints;
    private final String clientId;
    private final String secret;
    private final URI callback;

    /**
     * An application that is registered already.
     *
     * @param realm the realm's public address
     * @param callback a redirect URI that the client may use; nobody needs to listen there
     */
    public App(URI realm, String clientId, String secret, URI callback) {
        this.endpoints = URI.create(realm + "/protocol/openid-connect/");
        this.clientId = clientId;
        this.secret = secret;
        this.callback = callback;
    }

    public String clientId() {
        return clientId;
    }

    /** A sign-in in a browser that nobody has used before. */
    public SignIn signIn() {
        return new SignIn(this, new Browser(), Map.of("scope", "openid"));
    }

    /** A call of the token endpoint with this client's authentication. */
    public Answer token(Map<String, String> form) {
        return post("token", form);
    }

    /** The same by an application that shows a key. */
    public Answer token(Map<String, String> form, ProofKey key) {
        return post("token", form, Map.of("DPoP", key.proof("POST", endpoint("token"))));
    }

    /** The same, opened by an access token in the place of this client's authentication. */
    public Answer token(Map<String, String> form, String accessToken) {
        return HTTP.post(endpoint("token"), Map.of("Authorization", "Bearer " + accessToken), form);
    }

    /** Leaves an authorization request at the server, and answers the reference to it (RFC 9126). */
    String push(Map<String, String> request) {
        return post("ext/par/request", request)
                .expect(201)
                .json()
                .path("request_uri")
                .asText();
    }

    /** The request as a signed object (RFC 9101). */
    String sign(Map<String, String> request) {
        String issuer = endpoints.toString().replaceFirst("/protocol/.*", "");
        return RequestObject.of(request, clientId, issuer, secret);
    }

    /** Asks for a code that a device without a browser can show (RFC 8628). */
    public Answer deviceAuthorization(Map<String, String> form) {
        return post("auth/device", form);
    }

    /** Asks for an authentication on another device of the user's (OpenID Connect CIBA). */
    public Answer backchannel(Map<String, String> form) {
        return post("ext/ciba/auth", form);
    }

    /** What the server says about a token when this application asks. */
    public JsonNode introspect(String token) {
        return post("token/introspect", Map.of("token", token)).expect(200).json();
    }

    /** What the server says about the user of an access token. */
    JsonNode userinfo(String accessToken) {
        return tryUserinfo(accessToken).expect(200).json();
    }

    Answer tryUserinfo(String accessToken) {
        return HTTP.get(endpoint("userinfo"), Map.of("Authorization", "Bearer " + accessToken));
    }

    URI endpoint(String name) {
        return endpoints.resolve(name);
    }

    URI callback() {
        return callback;
    }

    private Answer post(String endpoint, Map<String, String> form) {
        return post(endpoint, form, Map.of());
    }

    private Answer post(String endpoint, Map<String, String> form, Map<String, String> headers) {
        Map<String, String> authenticated = new HashMap<>(form);
        authenticated.put("client_id", clientId);
        authenticated.put("client_secret", secret);
        return HTTP.post(endpoint(endpoint), headers, authenticated);
    }
}
