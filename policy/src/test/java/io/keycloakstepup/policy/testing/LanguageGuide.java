package io.keycloakstepup.policy.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of the documentation that shows the language. */
record LanguageGuide(String text) {

    private static final Pattern CODE = Pattern.compile("`([^`]*)`");

    /** The page that teaches it. */
    static LanguageGuide read() {
        return read(Path.of("..", "docs", "policy-language.md"));
    }

    /** The first page that anybody reads. */
    static LanguageGuide readme() {
        return read(Path.of("..", "README.md"));
    }

    private static LanguageGuide read(Path page) {
        try {
            return new LanguageGuide(Files.readString(page));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The examples in this language, in the order of the page. */
    Stream<String> examples(String language) {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(text)
                .results()
                .map(result -> result.group(1));
    }

    /** Those before the first occurrence of this text. */
    Stream<String> examples(String language, String before) {
        return new LanguageGuide(text.substring(0, text.indexOf(before))).examples(language);
    }

    /** The lines that begin like this. */
    Stream<String> lines(String beginning) {
        return text.lines().filter(line -> line.startsWith(beginning));
    }

    /** The tables under this heading: of each row the words in code type of its first cell. */
    List<List<String>> tables(String heading) {
        List<List<String>> tables = new ArrayList<>();
        boolean isWithin = false;
        for (String line : section(heading)) {
            if (!line.startsWith("|")) {
                isWithin = false;
                continue;
            }
            if (!isWithin) {
                tables.add(new ArrayList<>());
                isWithin = true;
            }
            tables.get(tables.size() - 1).addAll(words(line.substring(1, line.indexOf('|', 1))));
        }
        return tables;
    }

    private List<String> section(String heading) {
        return text.lines()
                .dropWhile(line -> !line.equals(heading))
                .skip(1)
                .takeWhile(line -> !line.startsWith("#"))
                .toList();
    }

    private static List<String> words(String cell) {
        Matcher matcher = CODE.matcher(cell);
        return matcher.results().map(result -> result.group(1)).toList();
    }
}
