package io.keycloakstepup.spring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The one diff of a page of the documentation, and what it makes of a directory. */
final class DocumentedDiff {

    private final List<String> lines;

    private DocumentedDiff(List<String> lines) {
        this.lines = List.copyOf(lines);
    }

    static DocumentedDiff in(Path page) throws IOException {
        List<String> all = Files.readAllLines(page);
        if (Collections.frequency(all, "```diff") != 1) {
            throw new AssertionError("not one diff in " + page);
        }
        List<String> rest = all.subList(all.indexOf("```diff") + 1, all.size());
        return new DocumentedDiff(rest.subList(0, rest.indexOf("```")));
    }

    /** The lines that it adds to a file, without blanks at their ends. */
    List<String> added(String file) {
        return hunks(file).stream()
                .flatMap(List::stream)
                .filter(line -> line.startsWith("+"))
                .map(line -> line.substring(1).strip())
                .toList();
    }

    boolean removesNothing() {
        return lines.stream().noneMatch(line -> line.startsWith("-") && !line.startsWith("--- "));
    }

    /** Changes a file; fails where what the diff goes by is not there, once. */
    void applyTo(Path directory, String file) throws IOException {
        Path path = directory.resolve(file);
        List<String> text = new ArrayList<>(Files.readAllLines(path));
        for (List<String> hunk : hunks(file)) {
            List<String> before = side(hunk, '+');
            int at = Collections.indexOfSubList(text, before);
            if (at < 0 || at != Collections.lastIndexOfSubList(text, before)) {
                throw new AssertionError(file + " has not these lines once: " + before);
            }
            List<String> place = text.subList(at, at + before.size());
            place.clear();
            place.addAll(side(hunk, '-'));
        }
        Files.write(path, text);
    }

    private static List<String> side(List<String> hunk, char without) {
        return hunk.stream()
                .filter(line -> line.charAt(0) != without)
                .map(line -> line.substring(1))
                .toList();
    }

    private List<List<String>> hunks(String file) {
        int start = lines.indexOf("+++ " + file);
        if (start < 0) {
            throw new AssertionError("the diff has no " + file);
        }
        List<List<String>> hunks = new ArrayList<>();
        for (String line : lines.subList(start + 1, lines.size())) {
            if (line.startsWith("--- ")) {
                break;
            }
            if (line.startsWith("@@")) {
                hunks.add(new ArrayList<>());
            } else {
                hunks.get(hunks.size() - 1).add(line);
            }
        }
        return hunks;
    }
}
