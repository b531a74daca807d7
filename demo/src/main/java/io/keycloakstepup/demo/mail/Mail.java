package io.keycloakstepup.demo.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mail as somebody reads it.
 *
 * @param to whom it is for
 * @param text its plain text
 */
public record Mail(String to, String text) {

    private static final Pattern PLAIN_PART =
            Pattern.compile("(?is)(^|\n)(content-type: text/plain.*?)\n\n(.*?)(?=\n--|\\z)");

    public Mail {
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(text, "text");
    }

    /** A mail as it came, its lines ended by a line feed: the first plain part of it, or all where there is none. */
    static Mail of(String to, String raw) {
        Matcher part = PLAIN_PART.matcher(raw);
        if (!part.find()) {
            return new Mail(to, raw);
        }
        boolean isQuoted = part.group(2).toLowerCase(Locale.ROOT).contains("quoted-printable");
        return new Mail(to, (isQuoted ? unquoted(part.group(3)) : part.group(3)).strip());
    }

    /** Quoted-printable (RFC 2045 §6.7) of UTF-8; what is no escape stays as it is. */
    private static String unquoted(String quoted) {
        String joined = quoted.replace("=\n", "");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int at = 0;
        while (at < joined.length()) {
            boolean isEscape = joined.startsWith("=", at)
                    && at + 2 < joined.length()
                    && joined.substring(at + 1, at + 3).matches("[0-9A-Fa-f]{2}");
            bytes.write(isEscape ? Integer.parseInt(joined.substring(at + 1, at + 3), 16) : joined.charAt(at));
            at += isEscape ? 3 : 1;
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
