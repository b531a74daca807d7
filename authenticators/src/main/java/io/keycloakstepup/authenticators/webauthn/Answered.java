package io.keycloakstepup.authenticators.webauthn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.yubico.webauthn.data.AuthenticatorAssertionResponse;
import com.yubico.webauthn.data.AuthenticatorAttestationResponse;
import com.yubico.webauthn.data.AuthenticatorResponse;
import com.yubico.webauthn.data.ClientAssertionExtensionOutputs;
import com.yubico.webauthn.data.ClientRegistrationExtensionOutputs;
import com.yubico.webauthn.data.PublicKeyCredential;
import java.io.IOException;
import java.util.Optional;

/** Reads what a browser sends back: the JSON of a {@code PublicKeyCredential}. */
final class Answered {

    /** More than any authenticator sends: an attestation with its certificates takes some 10 KB. */
    private static final int LONGEST = 65_536;

    private static final ObjectMapper JSON = new ObjectMapper();

    private Answered() {}

    /** The assertion; empty for whatever is none. */
    static Optional<PublicKeyCredential<AuthenticatorAssertionResponse, ClientAssertionExtensionOutputs>> assertion(
            String json) {
        return read(json, PublicKeyCredential::parseAssertionResponseJson);
    }

    /** The new key; empty for whatever is none. */
    static Optional<PublicKeyCredential<AuthenticatorAttestationResponse, ClientRegistrationExtensionOutputs>>
            registration(String json) {
        return read(json, PublicKeyCredential::parseRegistrationResponseJson);
    }

    /** The library's parser answers bad input with runtime exceptions too; it works on this text alone. */
    private static <T> Optional<T> read(String json, Parser<T> parser) {
        if (json.isEmpty() || json.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(parser.parse(json));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /**
     * Whether the key was used in a page of these origins that no other site had framed. The library compares origins, but
     * not what the browser says of frames (Web Authentication Level 3 §5.8.1).
     */
    static boolean isFrom(Site site, AuthenticatorResponse response) {
        try {
            JsonNode said = JSON.readTree(response.getClientDataJSON().getBytes());
            return site.origins().contains(said.path("origin").asText())
                    && !said.path("crossOrigin").asBoolean(false)
                    && !said.hasNonNull("topOrigin");
        } catch (IOException e) {
            return false;
        }
    }

    /** What the library's parsers look like. */
    @FunctionalInterface
    private interface Parser<T> {
        T parse(String json) throws IOException;
    }
}
