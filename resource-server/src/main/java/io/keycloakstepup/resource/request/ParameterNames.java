package io.keycloakstepup.resource.request;

import io.keycloakstepup.resource.lettering.Folding;
import java.util.HashMap;
import java.util.Map;

/**
 * The names of parameters that one request has, as lenient readers see them: without case, with one character for dots,
 * hyphens, blanks and underscores, and with brackets for members of a list. Not thread-safe.
 */
final class ParameterNames {

    private final Map<String, String> spellings = new HashMap<>();
    private final Map<String, Boolean> areLists = new HashMap<>();

    /** Takes one more name; whether some reader takes it for one that was spelt otherwise. */
    boolean isTwice(String name) {
        String spelling = spelling(name);
        String root = root(name);
        boolean isList = spelling.length() > root.length();
        return !spellings.computeIfAbsent(spelling, any -> name).equals(name)
                || !areLists.computeIfAbsent(root, any -> isList).equals(isList);
    }

    /** What such a reader calls a parameter of this name, without the brackets that make it a member of a list. */
    static String root(String name) {
        String spelling = spelling(name);
        int index = spelling.indexOf('[');
        return index > 0 ? spelling.substring(0, index) : spelling;
    }

    private static String spelling(String name) {
        return Folding.of(name).strip().replaceAll("[. -]", "_").replaceAll("\\[[0-9_]*]", "[]");
    }
}
