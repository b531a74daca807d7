package io.keycloakstepup.distribution;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever reads the pages in another language than English misses nothing. */
final class LanguagesTest {

    /** Words that are the same in another language. */
    private static final Set<String> WORDS_OF_ALL = Set.of("Passkey");

    /** Words that none of our other languages has. */
    private static final Pattern ENGLISH =
            Pattern.compile("\\b(the|this|your|you|please|with|and)\\b", Pattern.CASE_INSENSITIVE);

    /** As many as any text takes, and numbers, since some texts choose by one. */
    private static final Object[] NUMBERS = {1L, 2L, 3L, 4L, 5L, 6L};

    @Test
    void thePagesSpeakTheseLanguages() throws IOException {
        assertEquals(List.of("de", "en", "es", "fr", "ja"), PageTexts.languages());
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyTextIsThereOnce(String language) throws IOException {
        assertEquals(PageTexts.in("en").keys(), PageTexts.in(language).keys());
        assertEquals(Set.of(), PageTexts.in(language).twice());
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyTextTakesTheSame(String language) throws IOException {
        assertEquals(PageTexts.in("en").placeholders(), PageTexts.in(language).placeholders());
    }

    /** Keycloak formats every text: one apostrophe alone would swallow what follows it. */
    @ParameterizedTest
    @MethodSource("languages")
    void apostrophesAreDoubled(String language) throws IOException {
        assertEquals(Set.of(), keys(language, text -> text.replace("''", "").contains("'")));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyTextCanBeFormatted(String language) throws IOException {
        PageTexts texts = PageTexts.in(language);
        assertAll(texts.keys().stream().map(key -> () -> {
            String shown = new MessageFormat(texts.text(key), Locale.forLanguageTag(language)).format(NUMBERS);
            assertFalse(shown.isBlank() || shown.contains("{") || shown.contains("}"), key + ": " + shown);
        }));
    }

    @ParameterizedTest
    @MethodSource("translations")
    void nothingIsLeftInEnglish(String language) throws IOException {
        PageTexts english = PageTexts.in("en");
        PageTexts texts = PageTexts.in(language);
        Set<String> left = keys(language, text -> ENGLISH.matcher(text).find());
        english.keys().stream()
                .filter(key -> !WORDS_OF_ALL.contains(english.text(key)))
                .filter(key -> english.text(key).equals(texts.text(key)))
                .forEach(left::add);
        assertEquals(Set.of(), left);
    }

    private static Set<String> keys(String language, Predicate<String> suspicious) throws IOException {
        PageTexts texts = PageTexts.in(language);
        return texts.keys().stream()
                .filter(key -> suspicious.test(texts.text(key)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> languages() throws IOException {
        return PageTexts.languages().stream();
    }

    private static Stream<String> translations() throws IOException {
        return languages().filter(language -> !language.equals("en"));
    }
}
