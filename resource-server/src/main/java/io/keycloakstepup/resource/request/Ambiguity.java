package io.keycloakstepup.resource.request;

/** Why a path is not read: an application behind might read it in another way. */
public enum Ambiguity {
    /** It does not begin with a slash, or is empty. */
    NOT_ABSOLUTE("it does not begin with a slash"),
    /** It has more than {@value RequestPath#LONGEST} characters. */
    TOO_LONG("it is too long"),
    /**
     * A character that may not stand in a path (RFC 3986 §3.3), or one that is, once decoded, a control or format character,
     * a separator of lines, for private use, or not assigned to anything.
     */
    UNUSUAL_CHARACTER("it has a character that cannot stand there or cannot be seen"),
    /** An escape that is none, or bytes that are no UTF-8. */
    BROKEN_ENCODING("an escape in it is broken"),
    /** An escape that is there once more when the path is decoded. */
    DOUBLE_ENCODING("it is an escape once more when it is decoded"),
    /** A slash or a backslash that is part of a segment, escaped or dressed up. */
    HIDDEN_SEPARATOR("it hides a slash or a backslash"),
    /** Path parameters, or what looks like a query within the path. */
    PARAMETERS("it has a ; ? or #"),
    /** Two slashes, one after another. */
    EMPTY_SEGMENT("it is empty"),
    /** {@code .} or {@code ..}, escaped or not. */
    DOT_SEGMENT("it is resolved away"),
    /** A segment with a blank at an end, or with a dot at its end: some file systems do not see them. */
    LOOSE_END("it ends with a dot, or begins or ends with a blank");

    private final String wording;

    Ambiguity(String wording) {
        this.wording = wording;
    }

    /** It in words, of a segment or of a path. */
    public String wording() {
        return wording;
    }
}
