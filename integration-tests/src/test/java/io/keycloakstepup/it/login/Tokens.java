package io.keycloakstepup.it.login;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakstepup.it.http.Answer;
import java.util.Map;

/** The tokens that an application got, and the four places where it can read the claims. */
public final class Tokens {

    private final App app;
    private final JsonNode answer;

    private Tokens(App app, JsonNode answer) {
        this.app = app;
        this.answer = answer;
    }

    /** Those of an answer of the token endpoint; fails if it is a refusal. */
    public static Tokens of(App app, Answer answer) {
        return new Tokens(app, answer.expect(200).json());
    }

    public Claims access() {
        return Claims.ofJwt(accessToken());
    }

    public Claims id() {
        return Claims.ofJwt(text("id_token"));
    }

    public Claims introspection() {
        return new Claims(app.introspect(accessToken()));
    }

    public Claims userinfo() {
        return new Claims(app.userinfo(accessToken()));
    }

    public String idToken() {
        return text("id_token");
    }

    /** What userinfo answers, be it claims or a refusal. */
    public Answer tryUserinfo() {
        return app.tryUserinfo(accessToken());
    }

    public String accessToken() {
        return text("access_token");
    }

    /** New tokens for the refresh token; fails if they are refused. */
    public Tokens refresh() {
        return of(app, tryRefresh());
    }

    /** The same where the grant's name is spelled so. */
    public Tokens refreshSpelled(String grantType) {
        return of(app, tryRefresh(grantType));
    }

    /** What the token endpoint answers to the refresh token, be it tokens or a refusal. */
    public Answer tryRefresh() {
        return tryRefresh("refresh_token");
    }

    private Answer tryRefresh(String grantType) {
        return app.token(Map.of("grant_type", grantType, "refresh_token", text("refresh_token")));
    }

    private String text(String member) {
        JsonNode value = answer.path(member);
        if (value.isMissingNode()) {
            throw new AssertionError("the token endpoint sent no " + member + ": " + answer);
        }
        return value.asText();
    }
}
