package io.keycloakstepup.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the pages and mails say in one language, as its file has it.
 *
 * @param texts by key, with the placeholders still in them
 * @param twice the keys of which the file has several lines: the last one counts, and nobody is told
 */
record PageTexts(Map<String, String> texts, Set<String> twice) {

    /** Ours fit on one line each, without continuation and without escapes. */
    private static final Pattern LINE = Pattern.compile("([a-zA-Z0-9._-]+)=(.*)");

    private static final Pattern FILE = Pattern.compile("messages_(\\w+)\\.properties");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)");
    private static final Path MESSAGES = Checkout.root().resolve("themes/src/main/resources/theme-resources/messages");

    PageTexts {
        texts = Map.copyOf(texts);
        twice = Set.copyOf(twice);
    }

    /** All languages that have a file. */
    static List<String> languages() throws IOException {
        try (Stream<Path> files = Files.list(MESSAGES)) {
            return files.map(file -> FILE.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(name -> name.group(1))
                    .sorted()
                    .toList();
        }
    }

    /** Fails where the file is not UTF-8 throughout: Keycloak would take all of it for Latin-1. */
    static PageTexts in(String language) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        Set<String> twice = new TreeSet<>();
        for (String line : Files.readAllLines(MESSAGES.resolve("messages_" + language + ".properties"))) {
            Matcher text = LINE.matcher(line);
            if (!text.matches()) {
                throw new IllegalArgumentException(language + " has a line that is no text: " + line);
            }
            if (texts.put(text.group(1), text.group(2)) != null) {
                twice.add(text.group(1));
            }
        }
        return new PageTexts(texts, twice);
    }

    Set<String> keys() {
        return new TreeSet<>(texts.keySet());
    }

    String text(String key) {
        return texts.getOrDefault(key, "");
    }

    /** The numbers of what is put into each text, by key. */
    Map<String, Set<String>> placeholders() {
        return texts.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, text -> PLACEHOLDER
                .matcher(text.getValue())
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new))));
    }
}
