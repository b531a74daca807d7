package io.keycloakstepup.policy.text;

import io.keycloakstepup.policy.facts.Fact;
import io.keycloakstepup.policy.rule.Condition;
import io.keycloakstepup.policy.rule.Effect;
import io.keycloakstepup.policy.rule.Rule;
import io.keycloakstepup.policy.rule.Selector;
import io.keycloakstepup.policy.text.Node.Entry;
import io.keycloakstepup.policy.text.Node.Mapping;
import io.keycloakstepup.policy.text.Node.Scalar;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What keeps a rule from denying or exempting on facts that cannot carry it. */
final class Reserve {

    private static final String ON_MISSING = "onMissing";

    private final Problems problems;

    Reserve(Problems problems) {
        this.problems = problems;
    }

    /** Reports what a rule of this effect cannot rest on. */
    void check(Members rule, Effect effect, List<Condition> conditions) {
        if (effect instanceof Effect.Deny && rule.optional(ON_MISSING).isEmpty()) {
            refuseSilence(rule, conditions);
        }
        if (effect instanceof Effect.Exempt) {
            refuseGuess(rule);
            refuseChosen(rule, conditions);
        }
    }

    private void refuseSilence(Members rule, List<Condition> conditions) {
        String absent = listed(conditions.stream()
                .flatMap(condition -> condition.reads().stream())
                .filter(Fact::mayBeAbsent)
                .toList());
        if (!absent.isEmpty()) {
            problems.report(
                    rule.optional("then").orElse(rule.mapping()).at(),
                    "a denial without onMissing",
                    "onMissing: match or onMissing: skip",
                    "this denies on what may be absent (" + absent + "): say with onMissing whether it then denies"
                            + " (match) or not (skip)");
        }
    }

    private void refuseGuess(Members rule) {
        rule.optional(ON_MISSING)
                .filter(node -> node instanceof Scalar scalar && scalar.text().equals("match"))
                .ifPresent(node -> problems.report(
                        node, "onMissing: skip, or nothing", "nobody is exempt because something is not known"));
    }

    /** What was stored when a fact was still thought to be out of reach is read again, and exempts nobody. */
    private void refuseChosen(Members rule, List<Condition> conditions) {
        for (Condition condition : conditions) {
            String chosen = listed(Rule.chosenByUserAgent(List.of(condition)));
            if (!chosen.isEmpty()) {
                problems.object(
                        place(rule, condition),
                        "an exemption that reads " + chosen,
                        "facts that the user agent cannot choose, like client.id, user.groups, net.zones or time.hour",
                        "whoever sits at the browser can choose " + chosen + ", and would exempt themselves");
            }
        }
    }

    private static Node place(Members rule, Condition condition) {
        Optional<Node> place = condition instanceof Selector selector
                ? rule.optional("match").flatMap(match -> key(match, selector.key()))
                : rule.optional("when");
        return place.orElse(rule.mapping());
    }

    private static Optional<Node> key(Node match, String key) {
        return match instanceof Mapping mapping
                ? mapping.entries().stream()
                        .filter(entry -> entry.name().equals(key))
                        .<Node>map(Entry::key)
                        .findFirst()
                : Optional.empty();
    }

    private static String listed(Collection<Fact> facts) {
        return facts.stream().map(Fact::name).distinct().sorted().collect(Collectors.joining(", "));
    }
}
