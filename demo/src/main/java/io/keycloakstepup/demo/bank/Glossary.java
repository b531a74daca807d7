package io.keycloakstepup.demo.bank;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What names and values on the wire mean, in words. */
final class Glossary {

    private static final String FILE = "glossary.properties";
    private static final Properties WORDS = read();

    private Glossary() {}

    /** What a thing of this name means, and then what this value of it means; empty for what has no entry. */
    static String meaning(String name, String value) {
        return Stream.of(name, name + "." + value)
                .map(key -> WORDS.getProperty(key, ""))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static Properties read() {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(Glossary.class.getResourceAsStream(FILE), FILE), StandardCharsets.UTF_8)) {
            Properties words = new Properties();
            words.load(reader);
            return words;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(FILE, unreadable);
        }
    }
}
