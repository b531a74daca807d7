package io.keycloakstepup.policy.text;

import java.util.PrimitiveIterator;

/**
 * How a scalar is written in its document, so that a place within its value can be found again in the document.
 *
 * @param document the code points of the document
 * @param start where the scalar begins in the document
 * @param at the line and column of that place
 * @param style the style
 */
record Script(Characters document, int start, Position at, Style style) {

    /** The styles of YAML. */
    enum Style {
        PLAIN,
        SINGLE_QUOTED,
        DOUBLE_QUOTED,
        BLOCK
    }

    boolean isPlain() {
        return style == Style.PLAIN;
    }

    /**
     * The place of one code point of the value. Folding, indentation and chomping only ever change white space, so the
     * n-th visible character of the value is the n-th visible one of the document.
     *
     * @param value the value
     * @param offset the code point's number, from 0; the value's length for the place behind its end
     */
    Position positionOf(String value, int offset) {
        ScriptWalk walk = new ScriptWalk(this);
        PrimitiveIterator.OfInt before = value.codePoints().limit(offset).iterator();
        while (before.hasNext()) {
            if (!Characters.isBlank(before.nextInt())) {
                walk.toNextVisible();
            }
        }
        boolean isVisible = offset < value.codePointCount(0, value.length())
                && !Characters.isBlank(value.codePointAt(value.offsetByCodePoints(0, offset)));
        return isVisible ? walk.toNextVisible() : walk.behindLast();
    }
}
