package io.keycloakstepup.policy.rule;

import io.keycloakstepup.policy.facts.Fact;
import io.keycloakstepup.policy.facts.Facts;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Selectors and a condition, all of which must hold, and the effect that follows.
 *
 * @param id the name by which explanations and events call the rule
 * @param conditions the selectors and the {@code when}; empty for a rule that always matches
 * @param effect what follows
 * @param onMissing what an unknown answer counts as; empty for the effect's own default
 * @param mode whether the effect is carried out
 */
public record Rule(String id, List<Condition> conditions, Effect effect, Optional<OnMissing> onMissing, Mode mode) {

    private static final Pattern ID = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]{0,99}");

    /** What explanations call the policy's default, a level that the request names, and one that Keycloak demands. */
    private static final Set<String> RESERVED = Set.of("default", "acr_values", "keycloak");

    public Rule {
        if (!isId(id)) {
            throw new IllegalArgumentException("not a rule id: '" + id + "'");
        }
        conditions = List.copyOf(conditions);
        if (effect instanceof Effect.Deny
                && onMissing.isEmpty()
                && reads(conditions).stream().anyMatch(Fact::mayBeAbsent)) {
            throw new IllegalArgumentException("rule " + id + " denies on a fact that may be absent: say onMissing");
        }
    }

    /** Whether a rule can have this id. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches() && !RESERVED.contains(text);
    }

    /** Whether the rule matches, what keeps it from matching, or what would have to be known to tell. */
    public Truth test(Facts facts) {
        Truth truth = Truth.yes();
        for (Condition condition : conditions) {
            if (truth instanceof Truth.No) {
                break;
            }
            truth = truth.and(condition.test(facts));
        }
        return truth;
    }

    /** Whether this answer to {@link #test} brings the effect about. */
    public boolean countsAsMatch(Truth truth) {
        if (truth instanceof Truth.Unknown) {
            return onMissing.orElse(OnMissing.MATCH) == OnMissing.MATCH;
        }
        return truth instanceof Truth.Yes;
    }

    /** The facts that may be read to answer. */
    public Set<Fact> reads() {
        return reads(conditions);
    }

    private static Set<Fact> reads(List<Condition> conditions) {
        return conditions.stream()
                .flatMap(condition -> condition.reads().stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
