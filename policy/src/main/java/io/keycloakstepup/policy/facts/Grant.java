package io.keycloakstepup.policy.facts;

import java.util.Locale;
import java.util.Optional;
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

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The policy's word for it: lower case, words joined by a hyphen. */
    public String word() {
        return word;
    }

    /** The grant of this word; empty for any other text. */
    public static Optional<Grant> named(String word) {
        return Stream.of(values()).filter(grant -> grant.word().equals(word)).findFirst();
    }

    /** All words, in the order in which messages list them. */
    public static Stream<String> words() {
        return Stream.of(values()).map(Grant::word);
    }
}
