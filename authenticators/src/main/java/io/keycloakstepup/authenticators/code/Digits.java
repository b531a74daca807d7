package io.keycloakstepup.authenticators.code;

import java.security.SecureRandom;
import java.util.Locale;

/**
 * The eight digits of a code.
 *
 * @param text the digits, leading zeros included
 */
record Digits(String text) {

    static final int LENGTH = 8;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int HOW_MANY = 100_000_000;

    Digits {
        if (!text.matches("[0-9]{" + LENGTH + "}")) {
            throw new IllegalArgumentException("a code has " + LENGTH + " digits");
        }
    }

    /** Any of the hundred million, each as likely: the generator draws anew what would favour some. */
    static Digits random() {
        return new Digits(String.format(Locale.ROOT, "%0" + LENGTH + "d", RANDOM.nextInt(HOW_MANY)));
    }

    /** Says nothing of the code, so that no log can. */
    @Override
    public String toString() {
        return "Digits[]";
    }
}
