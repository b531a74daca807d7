package io.keycloakstepup.authenticators.otp;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/**
 * The secret of a new app: 25 printable characters of ASCII, 163 bits, where RFC 4226 §4 demands 128 and recommends 160.
 * Keycloak stores a secret as a text; as a key to type it becomes 40 letters and digits.
 */
public final class AppSecret {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LENGTH = 25;
    private static final char FIRST = '!';
    private static final char LAST = '~';

    private AppSecret() {}

    /** One that nobody has had before. */
    public static String random() {
        return RANDOM.ints(LENGTH, FIRST, LAST + 1)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
