package io.keycloakstepup.policy.text;

import io.keycloakstepup.policy.level.Level;
import io.keycloakstepup.policy.level.Levels;
import io.keycloakstepup.policy.spelling.Vocabulary;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The levels of a document by name, those included that are wrong themselves: who refers to them is right.
 *
 * @param names all names; empty where the document declares no levels at all
 * @param levels the levels that are right
 */
record DeclaredLevels(Vocabulary names, Map<String, Level> levels) {

    DeclaredLevels {
        levels = Map.copyOf(levels);
    }

    /** The document's levels; to be asked only where nothing is wrong with them. */
    Levels all() {
        return new Levels(List.copyOf(levels.values()));
    }

    /** The level that this node names; empty if it names none, which is reported, or one that is wrong itself. */
    Optional<Level> named(Node node, Values values) {
        if (names.words().isEmpty()) {
            return Optional.empty();
        }
        return values.word(node, names, "level").map(levels::get);
    }
}
