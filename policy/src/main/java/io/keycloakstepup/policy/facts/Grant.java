package io.keycloakstepup.policy.facts;

import java.util.Locale;
import java.util.stream.Stream;

/** A way in which a token is asked for: the values of {@code request.grant}. */
public enum Grant {
    BROWSER,
    REFRESH,
    PASSWORD,
    CLIENT_CREDENTIALS,
    TOKEN_EXCHANGE,
    DEVICE,
    CIBA,
    JWT_BEARER,
    API;

    /** The policy's word for it: lower case, words joined by a hyphen. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** All words, in the order in which messages list them. */
    public static Stream<String> words() {
        return Stream.of(values()).map(Grant::word);
    }
}
