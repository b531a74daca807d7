package io.keycloakstepup.resource.matrix;

import java.util.LinkedHashSet;
import java.util.List;

/**
 * The levels of which any one will do.
 *
 * @param values the values of {@code acr}, in the order in which a challenge asks for them; none where no level will do,
 *     which two operations can bring about that match one request
 */
public record AcrChoice(List<String> values) {

    public AcrChoice {
        values = List.copyOf(new LinkedHashSet<>(values));
        Name.mustAllBe(values, "level");
    }

    /** What will do for both. */
    AcrChoice and(AcrChoice other) {
        return new AcrChoice(values.stream().filter(other.values::contains).toList());
    }

    /** Whether this value will do. */
    public boolean admits(String acr) {
        return values.contains(acr);
    }
}
