package io.keycloakstepup.it.login;

import io.keycloakstepup.it.http.Answer;
import io.keycloakstepup.it.http.Form;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** One authorization request: the address to send a browser to, and the redemption of the code that comes back. */
public final class AuthorizationRequest {

    private final App app;
    private final Pkce pkce;
    private final URI address;

    private AuthorizationRequest(App app, Pkce pkce, URI address) {
        this.app = app;
        this.pkce = pkce;
        this.address = address;
    }

    static AuthorizationRequest of(App app, Map<String, String> parameters) {
        Pkce pkce = Pkce.random();
        Map<String, String> query = new LinkedHashMap<>(Map.of(
                "response_type", "code",
                "client_id", app.clientId(),
                "redirect_uri", app.callback().toString(),
                "state", "state-of-this-test",
                "nonce", "nonce-of-this-test",
                "code_challenge", pkce.challenge(),
                "code_challenge_method", "S256"));
        query.putAll(parameters);
        return new AuthorizationRequest(app, pkce, URI.create(app.endpoint("auth") + "?" + Form.encode(query)));
    }

    /** The same request left at the server beforehand, with these parameters beside the reference to it. */
    AuthorizationRequest pushed(Map<String, String> beside) {
        return standIn("request_uri", app.push(Form.parameters(address)), beside);
    }

    /** Whatever request lies at the server under this reference, with these parameters beside it. */
    AuthorizationRequest at(String requestUri, Map<String, String> beside) {
        return standIn("request_uri", requestUri, beside);
    }

    /** The same request as a signed object, with these parameters beside it. */
    AuthorizationRequest signed(Map<String, String> beside) {
        return standIn("request", app.sign(Form.parameters(address)), beside);
    }

    private AuthorizationRequest standIn(String parameter, String value, Map<String, String> beside) {
        Map<String, String> query = new LinkedHashMap<>(beside);
        query.put("client_id", app.clientId());
        query.put(parameter, value);
        return new AuthorizationRequest(app, pkce, URI.create(app.endpoint("auth") + "?" + Form.encode(query)));
    }

    public URI address() {
        return address;
    }

    /** Where the server sends the browser in the end. */
    public URI returnAddress() {
        return app.callback();
    }

    /** The tokens for the code that the browser brought back; fails if they are refused. */
    public Tokens tokens(Callback callback) {
        return Tokens.of(app, redeem(callback));
    }

    Answer redeem(Callback callback) {
        return app.token(redemption(callback));
    }

    Answer redeem(Callback callback, ProofKey key) {
        return app.token(redemption(callback), key);
    }

    private Map<String, String> redemption(Callback callback) {
        return Map.of(
                "grant_type", "authorization_code",
                "code", callback.code(),
                "redirect_uri", app.callback().toString(),
                "code_verifier", pkce.verifier());
    }
}
