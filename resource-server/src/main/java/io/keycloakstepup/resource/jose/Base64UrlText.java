package io.keycloakstepup.resource.jose;

import java.util.Base64;

/**
 * Base64url without padding, read strictly: lenient readers skip what they do not know, so that one signature has many
 * spellings (RFC 7515 §2).
 */
final class Base64UrlText {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private static final byte[] VALUES = values();

    private Base64UrlText() {}

    /** The bytes that it writes. */
    static byte[] decode(String text) throws Flawed {
        if (!isCanonical(text)) {
            throw new Flawed(Flaw.MALFORMED);
        }
        return Base64.getUrlDecoder().decode(text);
    }

    private static boolean isCanonical(String text) {
        int odd = text.length() % 4;
        if (odd == 1) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (value(text.charAt(i)) < 0) {
                return false;
            }
        }
        return odd == 0 || (value(text.charAt(text.length() - 1)) & (odd == 2 ? 0b1111 : 0b11)) == 0;
    }

    private static int value(char letter) {
        return letter < VALUES.length ? VALUES[letter] : -1;
    }

    private static byte[] values() {
        byte[] values = new byte[128];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) ALPHABET.indexOf(i);
        }
        return values;
    }
}
