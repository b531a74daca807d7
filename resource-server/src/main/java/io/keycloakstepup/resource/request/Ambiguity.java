package io.keycloakstepup.resource.request;

/** Why a path is not read: an application behind might read it in another way. */
public enum Ambiguity {
    /** It does not begin with a slash, or is empty. */
    NOT_ABSOLUTE,
    /** It has more than {@value RequestPath#LONGEST} characters. */
    TOO_LONG,
    /** A character that may not stand in a path (RFC 3986 §3.3), or that nobody sees: a control character, a format character. */
    UNUSUAL_CHARACTER,
    /** An escape that is none, or bytes that are no UTF-8. */
    BROKEN_ENCODING,
    /** An escape that is there once more when the path is decoded. */
    DOUBLE_ENCODING,
    /** A slash or a backslash that is part of a segment, escaped or dressed up. */
    HIDDEN_SEPARATOR,
    /** Path parameters, or what looks like a query within the path. */
    PARAMETERS,
    /** Two slashes, one after another. */
    EMPTY_SEGMENT,
    /** {@code .} or {@code ..}, escaped or not. */
    DOT_SEGMENT,
    /** A segment with a blank at an end, or with a dot at its end: some file systems do not see them. */
    LOOSE_END
}
