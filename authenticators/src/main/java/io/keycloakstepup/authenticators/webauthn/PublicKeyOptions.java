package io.keycloakstepup.authenticators.webauthn;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The options that a browser takes as JSON (Web Authentication Level 3 §5.1.9 and §5.1.10). */
final class PublicKeyOptions {

    private static final ObjectMapper JSON = new ObjectMapper();

    private PublicKeyOptions() {}

    /** Without the member {@code publicKey} that the library puts around them. */
    static String of(String wrapped) throws JsonProcessingException {
        return JSON.readTree(wrapped).required("publicKey").toString();
    }
}
