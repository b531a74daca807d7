package io.keycloakstepup.policy.rule;

import io.keycloakstepup.policy.facts.Fact;
import io.keycloakstepup.policy.rule.Selector.Quantity;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What an exemption asks beyond what is written in it, so that nobody gets more of it than it says. */
final class Modesty {

    private Modesty() {}

    /** The written conditions, and those that every exemption has; the same again for what has them already. */
    static List<Condition> of(List<Condition> written) {
        Set<Condition> all = new LinkedHashSet<>();
        Set<Fact> chosen = chosen(written);
        if (!chosen.isEmpty()) {
            all.add(new SelfChosen(chosen));
        }
        all.addAll(written);
        for (Restraint restraint : Restraint.values()) {
            if (!restraint.isStatedBy(written)) {
                all.add(restraint);
            }
        }
        return List.copyOf(all);
    }

    /** See {@link Rule#chosenByUserAgent}. */
    static Set<Fact> chosen(Collection<Condition> conditions) {
        return conditions.stream()
                .filter(condition -> !isWhole(condition))
                .flatMap(condition -> condition.reads().stream())
                .filter(Fact::chosenByUserAgent)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the condition looks at all values of its fact: whoever asks for more fails it, who asks for less gets less. */
    private static boolean isWhole(Condition condition) {
        return condition instanceof Restraint
                || (condition instanceof Selector selector && selector.asks() == Quantity.ALL);
    }
}
