package io.keycloakstepup.policy.rule;

import io.keycloakstepup.policy.facts.Fact;
import io.keycloakstepup.policy.facts.FactTable;
import io.keycloakstepup.policy.facts.Facts;
import io.keycloakstepup.policy.facts.Grant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Selectors and a condition, all of which must hold, and the effect that follows.
 *
 * @param id the name by which explanations and events call the rule
 * @param conditions the selectors and the {@code when}; empty for a rule that always matches. An exemption has further
 *     ones, which keep it from covering more than it says
 * @param effect what follows
 * @param onMissing what an unknown answer counts as; empty for the effect's own default
 * @param mode whether the effect is carried out
 */
public record Rule(String id, List<Condition> conditions, Effect effect, Optional<OnMissing> onMissing, Mode mode) {

    private static final Pattern ID = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]{0,99}");

    /** What explanations call the policy's default, a level that the request names, and one that Keycloak demands. */
    private static final Set<String> RESERVED = Set.of("default", "acr_values", "minimum", "keycloak");

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
        if (effect instanceof Effect.Exempt) {
            if (onMissing.filter(OnMissing.MATCH::equals).isPresent()) {
                throw new IllegalArgumentException("rule " + id + " cannot exempt from what nobody knows");
            }
            conditions = Modesty.of(conditions);
        }
    }

    /**
     * The facts that an exemption must not rest on, so that it exempts nobody: those that the user agent can choose.
     * Scopes and audiences may be looked at where all of them must be listed: whoever asks for more is not exempt, who
     * asks for less gets less.
     */
    public static Set<Fact> chosenByUserAgent(List<Condition> conditions) {
        return Modesty.chosen(conditions);
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
            return !(effect instanceof Effect.Exempt) && onMissing.orElse(OnMissing.MATCH) == OnMissing.MATCH;
        }
        return truth instanceof Truth.Yes;
    }

    /** Whether the rule's selectors name this grant. */
    public boolean names(Grant grant) {
        for (Condition condition : conditions) {
            if (condition instanceof Selector selector
                    && selector.fact().equals(FactTable.REQUEST_GRANT)
                    && selector.asks() != Selector.Quantity.NONE
                    && selector.listed().contains(grant.word())) {
                return true;
            }
        }
        return false;
    }

    /**
     * The facts that the rule reads and that can never be known at this grant: if there are any, the rule applies to it
     * only where it names it.
     */
    public Set<Fact> impossibleAt(Grant grant) {
        return reads().stream()
                .filter(fact -> fact.impossibleAt().contains(grant))
                .collect(Collectors.toUnmodifiableSet());
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
