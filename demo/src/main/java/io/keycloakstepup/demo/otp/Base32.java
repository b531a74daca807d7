package io.keycloakstepup.demo.otp;

import java.io.ByteArrayOutputStream;
import java.util.Locale;

/** Bytes as letters and digits that are easy to type: RFC 4648 §6. */
final class Base32 {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS_PER_LETTER = 5;

    private Base32() {}

    /** The bytes of a text; spaces and padding are skipped, and bits that fill no byte. */
    static byte[] decode(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int buffer = 0;
        int bits = 0;
        for (char letter :
                text.toUpperCase(Locale.ROOT).replaceAll("[\\s=]", "").toCharArray()) {
            buffer = buffer << BITS_PER_LETTER | valueOf(letter);
            bits += BITS_PER_LETTER;
            if (bits >= Byte.SIZE) {
                bits -= Byte.SIZE;
                bytes.write(buffer >> bits);
                buffer &= (1 << bits) - 1;
            }
        }
        return bytes.toByteArray();
    }

    private static int valueOf(char letter) {
        int value = ALPHABET.indexOf(letter);
        if (value < 0) {
            throw new IllegalArgumentException("not Base32: '" + letter + "'");
        }
        return value;
    }
}
