package io.keycloakstepup.resource.request;

import java.util.stream.Stream;

/** The parameter that some take an access token from, in queries and in forms (RFC 6750 §2.2 and §2.3). */
final class TokenParameter {

    private static final String NAME = "access_token";

    private TokenParameter() {}

    /**
     * Whether it is among these parameters, in any spelling that lenient readers know.
     *
     * @param raw a query or a form as it was sent, not decoded
     */
    static boolean isAmong(String raw) {
        return Stream.of(raw.split("[&;]", -1))
                .map(pair -> pair.split("=", 2)[0].replace('+', ' '))
                .map(name -> PathDecoder.decode(name).orElse(name))
                .anyMatch(name -> ParameterNames.root(name).equals(NAME));
    }
}
