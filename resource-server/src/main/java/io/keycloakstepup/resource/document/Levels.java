package io.keycloakstepup.resource.document;

import io.keycloakstepup.policy.spelling.Vocabulary;
import io.keycloakstepup.policy.text.Node;
import io.keycloakstepup.policy.text.Node.Scalar;
import io.keycloakstepup.policy.text.Problems;
import io.keycloakstepup.policy.text.Values;
import io.keycloakstepup.resource.matrix.AcrChoice;
import io.keycloakstepup.resource.matrix.Name;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code order}: the levels that one can stand for another, from the weakest to the strongest.
 *
 * @param words their names
 */
record Levels(Vocabulary words) {

    static final Levels NONE = new Levels(Vocabulary.of());

    static Levels read(Node node, Problems problems) {
        Values values = new Values(problems);
        List<String> names = new ArrayList<>();
        for (Scalar name : values.texts(values.someItems(node, "order"), "a level")) {
            if (!Name.isOne(name.text())) {
                problems.report(
                        name,
                        "printable ASCII without blanks, quotes and backslashes",
                        "no level can be " + name.description());
            } else if (names.contains(name.text())) {
                problems.report(name, "each level once", "the level " + name.description() + " is there twice");
            } else {
                names.add(name.text());
            }
        }
        return new Levels(Vocabulary.of(names));
    }

    boolean contains(String name) {
        return words.contains(name);
    }

    /** This level, and all that are stronger. */
    AcrChoice from(String name) {
        List<String> names = words.words();
        return new AcrChoice(names.subList(names.indexOf(name), names.size()));
    }
}
