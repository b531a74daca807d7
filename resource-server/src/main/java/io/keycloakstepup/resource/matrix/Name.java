package io.keycloakstepup.resource.matrix;

import java.util.regex.Pattern;

/**
 * What a challenge can ask for by its name, a level or a scope: 1 to 200 printable letters of ASCII without blanks, quotes and
 * backslashes (RFC 6749 §3.3), which a header carries between quotes and separates by blanks.
 */
public final class Name {

    private static final Pattern NAME = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]{1,200}");

    private Name() {}

    /** Whether this text is one. */
    public static boolean isOne(String text) {
        return NAME.matcher(text).matches();
    }

    /**
     * Fails unless all of these are names.
     *
     * @param what what they are called in the message
     * @throws IllegalArgumentException if one of them is none
     */
    public static void mustAllBe(Iterable<String> texts, String what) {
        for (String text : texts) {
            if (!isOne(text)) {
                throw new IllegalArgumentException("no challenge can ask for the " + what + " '" + text + "'");
            }
        }
    }
}
