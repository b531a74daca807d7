package io.keycloakstepup.flow.notice;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the template of a notice is given. Empty texts stand for what is not known.
 *
 * @param notice the notice
 */
record Wording(Notice notice) {

    private static final int LONGEST = 100;

    Map<String, Object> in(Locale locale) {
        Map<String, Object> said = new HashMap<>();
        said.put("stepUpNotice", notice.kind().messages());
        said.put("stepUpWhat", text(notice.what()));
        said.put("stepUpLabel", plain(notice.label()));
        said.put("stepUpWhen", when(notice.at(), locale));
        said.put("stepUpByAdministrator", notice.origin().isEmpty());
        said.put("stepUpBrowser", plain(notice.origin().flatMap(Sender::browser)));
        said.put("stepUpNetwork", text(notice.origin().flatMap(Sender::network)));
        said.put("stepUpCountry", text(notice.origin().flatMap(Sender::country).map(code -> country(code, locale))));
        return said;
    }

    /** Whoever is at the keyboard chooses these words: no mail program may make a link of them, nor they a line of their own. */
    private static String plain(Optional<String> words) {
        return text(words.map(chosen ->
                chosen.replaceAll("[^\\p{L}\\p{M}\\p{N} ,()'_-]+", " ").strip()));
    }

    private static String text(Optional<String> text) {
        String whole = text.orElse("");
        return whole.substring(0, Math.min(LONGEST, whole.length()));
    }

    private static String when(Instant at, Locale locale) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                        .withLocale(locale)
                        .withZone(ZoneOffset.UTC)
                        .format(at)
                + ", "
                + DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT)
                        .withZone(ZoneOffset.UTC)
                        .format(at);
    }

    private static String country(String code, Locale locale) {
        return new Locale.Builder().setRegion(code).build().getDisplayCountry(locale);
    }
}
