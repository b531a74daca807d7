package io.keycloakstepup.resource.answer;

import io.keycloakstepup.resource.token.TokenScheme;

/** Writes one value of {@code WWW-Authenticate} (RFC 9110 §11.6.1), every parameter in quotes. Not thread-safe. */
final class AuthenticateHeader {

    private final StringBuilder text;
    private String separator = " ";

    AuthenticateHeader(TokenScheme scheme) {
        this.text = new StringBuilder(scheme.word());
    }

    /**
     * Adds a parameter.
     *
     * @throws IllegalArgumentException if the value has characters that a header cannot carry
     */
    AuthenticateHeader with(String name, String value) {
        text.append(separator).append(name).append("=\"");
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            if (character < ' ' || character > '~') {
                throw new IllegalArgumentException(
                        "a header cannot carry the character U+" + String.format("%04X", (int) character));
            }
            text.append(character == '"' || character == '\\' ? "\\" : "").append(character);
        }
        text.append('"');
        separator = ", ";
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
