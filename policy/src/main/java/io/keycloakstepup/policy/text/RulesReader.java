package io.keycloakstepup.policy.text;

import io.keycloakstepup.policy.cel.ConditionCompiler;
import io.keycloakstepup.policy.rule.Condition;
import io.keycloakstepup.policy.rule.Effect;
import io.keycloakstepup.policy.rule.Mode;
import io.keycloakstepup.policy.rule.OnMissing;
import io.keycloakstepup.policy.rule.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code rules}. */
final class RulesReader {

    static final Shape RULE =
            Shape.of("a rule", "id", "match", "when", "onMissing", "then", "mode", "owner", "reason", "expires");

    /** More than any realm was seen to need, and few enough to be compiled within seconds. */
    private static final int MOST_RULES = 2_000;

    private final Problems problems;
    private final Values values;
    private final Words words;
    private final MatchReader matches;
    private final WhenReader whens;
    private final ThenReader effects;
    private final Reserve reserve;
    private final Set<String> ids = new HashSet<>();

    RulesReader(Problems problems, ConditionCompiler compiler, Declared declared) {
        this.problems = problems;
        this.values = new Values(problems);
        this.words = new Words(problems);
        this.matches = new MatchReader(problems, declared);
        this.whens = new WhenReader(problems, compiler);
        this.effects = new ThenReader(problems, declared);
        this.reserve = new Reserve(problems);
    }

    /** The rules that are right. */
    List<Rule> read(Node node) {
        return within(node, values.items(node, "rules")).stream()
                .map(item -> Members.of(item, RULE, problems).flatMap(this::rule))
                .flatMap(Optional::stream)
                .toList();
    }

    /** All of them, or none and reported: compiling is work, and who may try a policy out may be no administrator. */
    private List<Node> within(Node node, List<Node> items) {
        if (items.size() <= MOST_RULES) {
            return items;
        }
        problems.report(
                node,
                "at most " + MOST_RULES + " rules",
                "there are " + items.size() + " rules: join those that differ" + " only in whom they select");
        return List.of();
    }

    private Optional<Rule> rule(Members members) {
        Optional<String> id = members.required("id").flatMap(this::id);
        Optional<Effect> effect = members.required("then").flatMap(node -> effects.read(node, members));
        boolean isExemption = effect.filter(Effect.Exempt.class::isInstance).isPresent();
        List<Condition> conditions = new ArrayList<>();
        members.optional("match").map(node -> matches.read(node, isExemption)).ifPresent(conditions::addAll);
        members.optional("when").flatMap(whens::read).ifPresent(conditions::add);
        Optional<OnMissing> onMissing = members.optional("onMissing").flatMap(words::onMissing);
        Mode mode = members.optional("mode").flatMap(words::mode).orElse(Mode.ENFORCE);
        effect.ifPresent(what -> reserve.check(members, what, conditions));
        return id.isPresent() && effect.isPresent() && problems.isEmpty()
                ? Optional.of(new Rule(id.get(), conditions, effect.get(), onMissing, mode))
                : Optional.empty();
    }

    private Optional<String> id(Node node) {
        return values.text(node, "the id of a rule").filter(id -> isAllowed(id, node));
    }

    private boolean isAllowed(String id, Node node) {
        if (!Rule.isId(id)) {
            problems.report(
                    node,
                    "letters, digits, dots, hyphens and underscores, 100 at most",
                    node.description() + " cannot be the id of a rule");
            return false;
        }
        boolean isFirst = ids.add(id);
        if (!isFirst) {
            problems.report(node, "an id that no other rule has", "two rules have the id " + id);
        }
        return isFirst;
    }
}
