package io.keycloakstepup.flow.factor;

import java.text.Normalizer;
import java.util.Locale;

/** A code as a person typed it, in groups, with an input method that writes wide characters, or in small letters. */
public final class TypedCode {

    /** No code of ours is longer; what is, cannot be one. */
    private static final int LONGEST = 100;

    private TypedCode() {}

    /** The digits of a code that consists of digits; any other character stays, so that it makes the code wrong. */
    public static String digits(String typed) {
        StringBuilder digits = new StringBuilder();
        unspaced(typed).codePoints().forEach(character -> {
            if (Character.isDigit(character)) {
                digits.append(Character.digit(character, 10));
            } else {
                digits.appendCodePoint(character);
            }
        });
        return digits.toString();
    }

    /** The code in capital letters without what separates its groups. */
    public static String lettersAndDigits(String typed) {
        return unspaced(typed).toUpperCase(Locale.ROOT);
    }

    private static String unspaced(String typed) {
        String shortened = typed.substring(0, Math.min(typed.length(), LONGEST));
        return Normalizer.normalize(shortened, Normalizer.Form.NFKC).replaceAll("[\\p{Z}\\p{Cc}\\p{Cf}\\p{Pd}]", "");
    }
}
