package io.keycloakstepup.policy.decision;

import static io.keycloakstepup.policy.Sample.LEVELS;
import static io.keycloakstepup.policy.Sample.NEEDS_PWD;
import static io.keycloakstepup.policy.Sample.policy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keycloakstepup.policy.decision.RuleFinding.Outcome;
import io.keycloakstepup.policy.facts.Fact;
import io.keycloakstepup.policy.facts.FactTable;
import io.keycloakstepup.policy.facts.FactType;
import io.keycloakstepup.policy.facts.Facts;
import io.keycloakstepup.policy.facts.KnownFacts;
import io.keycloakstepup.policy.rule.Condition;
import io.keycloakstepup.policy.rule.Effect;
import io.keycloakstepup.policy.rule.Mode;
import io.keycloakstepup.policy.rule.OnMissing;
import io.keycloakstepup.policy.rule.Policy;
import io.keycloakstepup.policy.rule.Rule;
import io.keycloakstepup.policy.rule.Rules;
import io.keycloakstepup.policy.rule.Selector;
import io.keycloakstepup.policy.rule.Selector.Quantity;
import io.keycloakstepup.policy.rule.Truth;
import io.keycloakstepup.policy.text.PolicyDocument;
import io.keycloakstepup.policy.text.PolicyReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What a decision owes to what is known: real selectors over facts of which some are missing. */
class KnowledgeLawsTest {

    private static final List<Fact> LOOKED_AT = List.of(
            FactTable.CLIENT_ID,
            FactTable.REQUEST_GRANT,
            FactTable.REQUEST_SCOPES,
            FactTable.REQUEST_AUDIENCES,
            FactTable.USER_GROUPS,
            FactTable.USER_ROLES,
            FactTable.NET_COUNTRY);

    private static final List<String> WORDS = List.of("a", "b", "c", "refresh");

    @Provide
    Arbitrary<List<Rule>> rules() {
        Arbitrary<Condition> selectors = Combinators.combine(
                        Arbitraries.of(LOOKED_AT),
                        Arbitraries.of(WORDS).set().ofMinSize(1),
                        Arbitraries.of(Quantity.values()))
                .as((fact, listed, asks) -> new Selector(fact.name(), fact, listed, asks));
        Arbitrary<Effect> effects = Arbitraries.oneOf(
                Arbitraries.of(LEVELS.ordered()).map(Effect.Require::new),
                Arbitraries.of("no", "never").map(Effect.Deny::new));
        return Combinators.combine(
                        selectors.list().ofMaxSize(3),
                        effects,
                        Arbitraries.of(OnMissing.values()),
                        Arbitraries.of(Mode.values()))
                .as((conditions, effect, onMissing, mode) ->
                        new Rule("x", conditions, effect, Optional.of(onMissing), mode))
                .list()
                .ofMaxSize(12)
                .map(KnowledgeLawsTest::withDifferentIds);
    }

    private static List<Rule> withDifferentIds(List<Rule> rules) {
        return IntStream.range(0, rules.size())
                .mapToObj(i -> withId("r" + i, rules.get(i)))
                .toList();
    }

    private static Rule withId(String id, Rule rule) {
        return new Rule(id, rule.conditions(), rule.effect(), rule.onMissing(), rule.mode());
    }

    @Provide
    Arbitrary<Map<Fact, Object>> facts() {
        return Arbitraries.maps(
                        Arbitraries.of(LOOKED_AT), Arbitraries.of(WORDS).set().ofMaxSize(3))
                .map(KnowledgeLawsTest::values);
    }

    private static Map<Fact, Object> values(Map<Fact, Set<String>> words) {
        Map<Fact, Object> values = new HashMap<>();
        words.forEach((fact, texts) -> {
            if (fact.type() == FactType.TEXTS) {
                values.put(fact, List.copyOf(texts));
            } else {
                texts.stream().sorted().findFirst().ifPresent(text -> values.put(fact, text));
            }
        });
        return values;
    }

    private static int strictness(List<Rule> rules, Map<Fact, Object> facts) {
        Judgement judgement = new Judge(policy(Mode.ENFORCE, NEEDS_PWD, rules)).judge(new KnownFacts(facts));
        return judgement.denial().isPresent()
                ? Integer.MAX_VALUE
                : judgement.highest().map(highest -> highest.level().loa()).orElse(0);
    }

    @Property
    void ruleThatIsNotLookedAtCouldNotHaveHeld(
            @ForAll("rules") List<Rule> rules, @ForAll("facts") Map<Fact, Object> known) {
        Facts facts = new KnownFacts(known);
        Set<Rule> passedOver = new HashSet<>(rules);
        new Rules(rules).concerning(facts).forEach(passedOver::remove);
        passedOver.forEach(rule -> assertTrue(rule.test(facts) instanceof Truth.No, rule.toString()));
    }

    @Property
    void shortAnswerDecidesLikeTheLongOne(@ForAll("rules") List<Rule> rules, @ForAll("facts") Map<Fact, Object> known) {
        Judge judge = new Judge(policy(Mode.ENFORCE, NEEDS_PWD, rules));
        Judgement brief = judge.judge(new KnownFacts(known));
        Judgement full = judge.explain(new KnownFacts(known));
        assertEquals(full.denial(), brief.denial());
        assertEquals(full.requirements(), brief.requirements());
        assertEquals(
                full.findings().stream()
                        .filter(finding -> finding.outcome() != Outcome.NOT_MATCHED)
                        .toList(),
                brief.findings());
    }

    @Property
    void anotherRuleThatRequiresOrDeniesNeverLowersADecision(
            @ForAll("rules") List<Rule> rules,
            @ForAll("rules") List<Rule> others,
            @ForAll("facts") Map<Fact, Object> known) {
        List<Rule> more = new ArrayList<>(rules);
        others.stream().limit(1).map(rule -> withId("another", rule)).forEach(more::add);
        assertTrue(strictness(more, known) >= strictness(rules, known));
    }

    @Property
    void learningAFactNeverMakesARequirementStricter(
            @ForAll("rules") List<Rule> rules,
            @ForAll("facts") Map<Fact, Object> known,
            @ForAll("facts") Map<Fact, Object> learnt) {
        Map<Fact, Object> more = new HashMap<>(learnt);
        more.putAll(known);
        rules.stream()
                .filter(rule -> rule.effect() instanceof Effect.Require)
                .map(rule -> new Rule(rule.id(), rule.conditions(), rule.effect(), Optional.empty(), rule.mode()))
                .forEach(rule -> assertTrue(strictness(List.of(rule), more) <= strictness(List.of(rule), known)));
    }

    @Property
    void ruleThatReportsNeverChangesADecision(
            @ForAll("rules") List<Rule> rules, @ForAll("facts") Map<Fact, Object> known) {
        List<Rule> enforced =
                rules.stream().filter(rule -> rule.mode() == Mode.ENFORCE).toList();
        Policy all = policy(Mode.ENFORCE, NEEDS_PWD, rules);
        Policy without = policy(Mode.ENFORCE, NEEDS_PWD, enforced);
        Judgement one = new Judge(all).judge(new KnownFacts(known));
        Judgement other = new Judge(without).judge(new KnownFacts(known));
        assertEquals(other.denial(), one.denial());
        assertEquals(other.requirements(), one.requirements());
    }

    /** Facts that count how often each is asked for. */
    private static final class Counted implements Facts {

        private final Facts facts;
        private final Map<String, Integer> times = new HashMap<>();

        Counted(Facts facts) {
            this.facts = facts;
        }

        @Override
        public Optional<Object> value(Fact fact) {
            times.merge(fact.name(), 1, Integer::sum);
            return facts.value(fact);
        }

        Set<String> read() {
            return times.keySet().stream()
                    .filter(name -> !name.startsWith("request."))
                    .collect(Collectors.toSet());
        }
    }

    private static Set<String> readBy(String rules, Map<Fact, Object> known) {
        String text = """
                policy: 1
                levels: { pwd: { loa: 1, chains: [ [ {password: 10h} ] ] } }
                rules:
                """ + rules;
        Policy policy = new PolicyReader().read(text).match(PolicyDocument::policy, errors -> {
            throw new AssertionError(errors);
        });
        Counted facts = new Counted(new KnownFacts(known));
        new Judge(policy).judge(facts);
        return facts.read();
    }

    @Test
    void factThatNoRuleReadsCostsNothing() {
        assertEquals(Set.of(), readBy("  - { id: a, then: { require: pwd } }", Map.of()));
        assertEquals(
                Set.of("client.id"),
                readBy("  - { id: a, match: { clients: [shop] }, then: { require: pwd } }", Map.of()));
    }

    @Test
    void factOfARuleThatDoesNotApplyIsNotRead() {
        String rules = """
                  - id: a
                    match: { clients: [shop], roles: [admin] }
                    when: history.travelKmh > 900 && risk.score > 60
                    then: { require: pwd }
                """;
        assertEquals(Set.of("client.id"), readBy(rules, Map.of(FactTable.CLIENT_ID, "blog")));
        assertEquals(
                Set.of("client.id", "user.roles"),
                readBy(rules, Map.of(FactTable.CLIENT_ID, "shop", FactTable.USER_ROLES, List.of("user"))));
        assertEquals(
                Set.of("client.id", "user.roles", "history.travelKmh"),
                readBy(
                        rules,
                        Map.of(
                                FactTable.CLIENT_ID,
                                "shop",
                                FactTable.USER_ROLES,
                                List.of("admin"),
                                FactTable.HISTORY_TRAVEL_KMH,
                                10L)),
                "the first term is false, so the second is not looked at");
    }
}
