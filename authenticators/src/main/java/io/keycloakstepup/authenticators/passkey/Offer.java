package io.keycloakstepup.authenticators.passkey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The parts of WebAuthn's request options that Keycloak's sign-in page takes one by one.
 *
 * @param challenge the random challenge, in Base64url
 * @param rpId the domain that the key belongs to
 * @param userVerification whether the authenticator must verify its user
 */
record Offer(String challenge, String rpId, String userVerification) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Offer read(String options) {
        try {
            JsonNode read = JSON.readTree(options);
            return new Offer(
                    read.required("challenge").asText(),
                    read.required("rpId").asText(),
                    read.required("userVerification").asText());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("our own options are always JSON", e);
        }
    }
}
