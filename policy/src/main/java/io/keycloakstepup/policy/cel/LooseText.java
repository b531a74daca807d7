package io.keycloakstepup.policy.cel;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A text as the most careless of its readers sees it: one who knows neither the case of letters nor their width (Unicode
 * NFKC), nor blanks around them, nor characters without a shape.
 *
 * @param text what is left of it
 */
record LooseText(String text) {

    /** Longer ones are not looked into: where they are not the same to the letter, nobody knows, in characters. */
    private static final int LONGEST = 1_000;

    private static final Pattern SHAPELESS = Pattern.compile("[\\p{Cf}\\p{Mn}\\x00-\\x08\\x0E-\\x1F\\x7F]+");
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,300}(\\.[0-9]{0,300})?");
    /** What enumerations call their constants, which Jackson takes by their number too, in quotes or not. */
    private static final Pattern NAME = Pattern.compile("[a-z_$][a-z0-9_$]*");
    /** What stands between several values in one text, for readers who take one for a list. */
    private static final Pattern BETWEEN = Pattern.compile("[,;|\\s\\[\\]\"']+");
    /** {@code scope[]} and {@code scope[0]} are {@code scope} to PHP, Rails and Express. */
    private static final Pattern INDEX = Pattern.compile("\\[[^]]*].*$");
    /** PHP writes these as underscores; binders of objects leave them out. */
    private static final Pattern JOINT = Pattern.compile("[._\\- ]+");

    static LooseText of(String raw) {
        String narrow = SHAPELESS
                .matcher(Normalizer.normalize(raw, Normalizer.Form.NFKC))
                .replaceAll("");
        // Upper case comes first: it joins more letters than lower case does.
        return new LooseText(
                narrow.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).strip());
    }

    /** Whether these are one text. */
    static Alikeness compare(String one, String other) {
        if (one.equals(other)) {
            return Alikeness.SAME;
        }
        return one.length() > LONGEST || other.length() > LONGEST || of(one).couldBe(of(other))
                ? Alikeness.UNCLEAR
                : Alikeness.DIFFERENT;
    }

    private boolean couldBe(LooseText other) {
        return text.equals(other.text)
                || isNumberOf(other)
                || other.isNumberOf(this)
                || holds(other)
                || other.holds(this);
    }

    /** Whether this is a number, and the other one the same number or a name that may be counted. */
    private boolean isNumberOf(LooseText other) {
        if (!NUMBER.matcher(text).matches()) {
            return false;
        }
        return NUMBER.matcher(other.text).matches()
                ? new BigDecimal(text).compareTo(new BigDecimal(other.text)) == 0
                : NAME.matcher(other.text).matches();
    }

    /** Whether the other one is one of several in this, or this without what looks like the suffix of a file. */
    private boolean holds(LooseText other) {
        return text.startsWith(other.text + ".")
                || Stream.of(BETWEEN.split(text)).anyMatch(part -> part.equals(other.text));
    }

    /** The name of a member or a parameter for readers who bind it to one of an object. */
    static String name(String raw) {
        return JOINT.matcher(INDEX.matcher(of(raw).text).replaceFirst("")).replaceAll("");
    }
}
