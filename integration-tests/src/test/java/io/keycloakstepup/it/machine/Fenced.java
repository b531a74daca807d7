package io.keycloakstepup.it.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The fenced blocks of a document, of which it has one for each language.
 *
 * @param blocks their texts by language, in the document's order
 */
public record Fenced(Map<String, String> blocks) {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");

    /** Those of a file. */
    public static Fenced in(Path file) {
        Map<String, String> blocks = new LinkedHashMap<>();
        for (MatchResult block : BLOCK.matcher(text(file)).results().toList()) {
            if (blocks.put(block.group(1), block.group(2)) != null) {
                throw new AssertionError("two blocks in " + block.group(1) + ", of which one would not be looked at");
            }
        }
        return new Fenced(blocks);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("no document to take examples from", unreadable);
        }
    }

    public List<String> languages() {
        return List.copyOf(blocks.keySet());
    }

    /** The one in a language. */
    public String only(String language) {
        String block = blocks.get(language);
        if (block == null) {
            throw new AssertionError("no block in " + language);
        }
        return block;
    }
}
