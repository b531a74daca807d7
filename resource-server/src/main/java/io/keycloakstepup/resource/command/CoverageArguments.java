package io.keycloakstepup.resource.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What somebody asks of {@code coverage}.
 *
 * @param openApi the OpenAPI document
 * @param matrix the matrix; empty where the document itself declares
 * @param leastPercent how many of a hundred operations must be declared, from 0 to 100
 */
record CoverageArguments(Path openApi, Optional<Path> matrix, int leastPercent) {

    private static final Pattern PERCENT = Pattern.compile("[0-9]|[1-9][0-9]|100");

    /** What these words ask; empty where they make no sense. */
    static Optional<CoverageArguments> of(List<String> words) {
        List<Path> files = new ArrayList<>();
        Optional<Path> matrix = Optional.empty();
        int least = 100;
        Iterator<String> rest = words.iterator();
        if (!rest.hasNext() || !rest.next().equals("coverage")) {
            return Optional.empty();
        }
        while (rest.hasNext()) {
            String word = rest.next();
            String value = word.startsWith("--") && rest.hasNext() ? rest.next() : "";
            if (!word.startsWith("--")) {
                files.add(Path.of(word));
            } else if (word.equals("--matrix") && !value.isEmpty()) {
                matrix = Optional.of(Path.of(value));
            } else if (word.equals("--min") && PERCENT.matcher(value).matches()) {
                least = Integer.parseInt(value);
            } else {
                return Optional.empty();
            }
        }
        return files.size() == 1 ? Optional.of(new CoverageArguments(files.get(0), matrix, least)) : Optional.empty();
    }
}
