package io.keycloakstepup.it.login;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakstepup.it.http.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.StreamSupport;

/** What a token, an introspection or a userinfo answer says about the user. Asking for an absent claim fails. */
public record Claims(JsonNode json) {

    /** The payload of a signed token; the signature is the server's business here. */
    public static Claims ofJwt(String token) {
        byte[] payload = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
        return new Claims(Json.parse(new String(payload, StandardCharsets.UTF_8)));
    }

    public boolean has(String claim) {
        return json.has(claim);
    }

    public JsonNode claim(String name) {
        JsonNode value = json.path(name);
        if (value.isMissingNode()) {
            throw new AssertionError("no claim " + name + " in " + json);
        }
        return value;
    }

    public String acr() {
        return claim("acr").asText();
    }

    public List<String> amr() {
        return StreamSupport.stream(claim("amr").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    public Instant authTime() {
        return Instant.ofEpochSecond(claim("auth_time").asLong());
    }

    public boolean mfaVerified() {
        return claim("mfa_verified").asBoolean();
    }

    public Instant mfaTime() {
        return Instant.ofEpochSecond(claim("mfa_time").asLong());
    }

    public String username() {
        return claim("preferred_username").asText();
    }
}
