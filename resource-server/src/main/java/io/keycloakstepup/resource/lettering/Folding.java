package io.keycloakstepup.resource.lettering;

import java.text.Normalizer;
import java.util.Locale;

/** How a reader sees a text that knows neither the case of letters nor their width (Unicode NFKC). */
public final class Folding {

    private Folding() {}

    /** The text as such a reader sees it. Upper case comes first: it joins more letters than lower case does. */
    public static String of(String text) {
        String narrow = isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKC);
        return narrow.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7E) {
                return false;
            }
        }
        return true;
    }
}
