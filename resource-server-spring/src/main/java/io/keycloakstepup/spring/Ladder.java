package io.keycloakstepup.spring;

import io.keycloakstepup.policy.spelling.Vocabulary;
import io.keycloakstepup.policy.text.DurationText;
import io.keycloakstepup.resource.matrix.AcrChoice;
import io.keycloakstepup.resource.matrix.Name;
import io.keycloakstepup.resource.matrix.Requirement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The levels of {@code step-up.order}, and what is required where one of them is named.
 *
 * @param order the levels, the weakest first
 */
record Ladder(List<String> order) {

    private static final String PROPERTY = "step-up.order";

    Ladder {
        order = List.copyOf(order);
        Set<String> seen = new HashSet<>();
        for (String level : order) {
            if (!Name.isOne(level) || !seen.add(level)) {
                throw new WrongStepUp(
                        PROPERTY + " has the level '" + level + "'",
                        "name each level once, in printable ASCII without blanks, quotes and backslashes");
            }
        }
    }

    /**
     * What is required where this is said.
     *
     * @param acr a level, or nothing
     * @param maxAge an age, or nothing
     * @param place where that is said, for messages
     */
    Requirement requirement(String acr, String maxAge, String place) {
        if (acr.isEmpty() && maxAge.isEmpty()) {
            throw new WrongStepUp(place + " asks for nothing", "say acr = \"...\", maxAge = \"5m\", or both");
        }
        return requirement(
                acr.isEmpty() ? Optional.empty() : Optional.of(from(acr, place)),
                maxAge.isEmpty() ? Optional.empty() : Optional.of(age(maxAge, place)));
    }

    private static Requirement requirement(Optional<AcrChoice> acr, Optional<Duration> maxAge) {
        return new Requirement(acr, maxAge, Set.of(), Set.of(), Set.of());
    }

    /** This level, and all that are stronger. */
    private AcrChoice from(String level, String place) {
        if (!order.contains(level)) {
            throw new WrongStepUp(
                    place + " asks for the level '" + level + "', which is not in " + PROPERTY,
                    Vocabulary.of(order).advice(level) + " (" + PROPERTY + " lists all levels, the weakest first)");
        }
        return new AcrChoice(order.subList(order.indexOf(level), order.size()));
    }

    private static Duration age(String text, String place) {
        return DurationText.read(text)
                .orElseThrow(() -> new WrongStepUp(
                        place + " asks for the maxAge '" + text + "'",
                        "write a whole number with s, m, h or d, between 0s and 365d, such as 5m"));
    }
}
