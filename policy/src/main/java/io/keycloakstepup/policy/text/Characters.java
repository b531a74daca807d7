package io.keycloakstepup.policy.text;

/** The code points of a document. */
final class Characters {

    /** What is read beyond the end. */
    static final int END = -1;

    private final int[] codePoints;

    Characters(String text) {
        this.codePoints = text.codePoints().toArray();
    }

    int at(int index) {
        return index < codePoints.length ? codePoints[index] : END;
    }

    static boolean isBlank(int codePoint) {
        return codePoint == ' ' || codePoint == '\t' || isBreak(codePoint);
    }

    static boolean isBreak(int codePoint) {
        return codePoint == '\n' || codePoint == '\r';
    }
}
