package io.keycloakstepup.it.login;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a page asks of a security key.
 *
 * @param options the options of WebAuthn, as JSON
 * @param origin where the page came from, as browsers write it
 */
public record KeyPrompt(JsonNode options, String origin) {

    String challenge() {
        return options.required("challenge").asText();
    }

    String site() {
        return options.path("rpId").asText(options.path("rp").path("id").asText());
    }
}
