package io.keycloakstepup.policy.text;

import io.keycloakstepup.policy.broker.Brokers;
import io.keycloakstepup.policy.cel.ConditionCompiler;
import io.keycloakstepup.policy.level.Levels;
import io.keycloakstepup.policy.rule.Effect;
import io.keycloakstepup.policy.rule.Mode;
import io.keycloakstepup.policy.rule.Policy;
import io.keycloakstepup.policy.rule.Rule;
import io.keycloakstepup.policy.rule.Rules;
import io.keycloakstepup.policy.rule.Zones;
import io.keycloakstepup.policy.signal.Signals;
import io.keycloakstepup.policy.situation.PolicyTest;
import io.keycloakstepup.policy.spelling.Vocabulary;
import io.keycloakstepup.policy.text.Node.Entry;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the top of a policy and has its parts read. */
final class DocumentReader {

    static final Shape POLICY = Shape.of(
            "the policy",
            "policy",
            "mode",
            "timezone",
            "levels",
            "factors",
            "zones",
            "signals",
            "risk",
            "idp",
            "rules",
            "default",
            "tests",
            "tests-at");

    private static final DeclaredLevels NO_LEVELS = new DeclaredLevels(Vocabulary.of(), Map.of());

    private static final long VERSION = 1;

    private final Problems problems;
    private final Values values;
    private final TimesReader times;
    private final ConditionCompiler compiler;

    DocumentReader(Problems problems, ConditionCompiler compiler) {
        this.problems = problems;
        this.values = new Values(problems);
        this.times = new TimesReader(problems);
        this.compiler = compiler;
    }

    /** The policy and its tests, or empty if anything is wrong, which is reported. */
    Optional<PolicyDocument> read(Node node) {
        return Members.of(node, POLICY, problems).flatMap(this::document);
    }

    private Optional<PolicyDocument> document(Members members) {
        members.required("policy").ifPresent(this::checkVersion);
        Optional<Mode> mode = members.optional("mode").flatMap(new Words(problems)::mode);
        Optional<ZoneId> timezone = members.optional("timezone").flatMap(times::timezone);
        DeclaredFactors factors = members.optional("factors")
                .map(new FactorsReader(problems)::read)
                .orElse(DeclaredFactors.NONE);
        DeclaredLevels levels = members.required("levels")
                .map(new LevelsReader(problems, factors)::read)
                .orElse(NO_LEVELS);
        List<Entry> zoneEntries = zoneEntries(members);
        Zones zones = new ZonesReader(problems).read(zoneEntries);
        Signals signals = new SignalsReader(problems).read(members.optional("signals"), members.optional("risk"));
        Brokers brokers = brokers(members, factors, levels);
        Declared declared = new Declared(levels, factors, names(zoneEntries), zones);
        List<Rule> rules = rules(members, declared);
        Optional<Effect.Require> byDefault =
                members.optional("default").flatMap(new ThenReader(problems, declared)::readDefault);
        List<PolicyTest> tests = tests(members, factors, levels);
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        Levels all = levels.all();
        Policy policy = new Policy(
                mode.orElse(Mode.ENFORCE),
                timezone.orElse(ZoneOffset.UTC),
                factors.known(),
                all,
                zones,
                signals,
                brokers,
                new Rules(rules),
                byDefault.orElseGet(() -> new Effect.Require(all.lowest())));
        return Optional.of(new PolicyDocument(policy, tests, problems.objections()));
    }

    private Brokers brokers(Members members, DeclaredFactors factors, DeclaredLevels levels) {
        return members.optional("idp")
                .map(new BrokersReader(problems, factors, levels)::read)
                .orElse(Brokers.NONE);
    }

    private List<PolicyTest> tests(Members members, DeclaredFactors factors, DeclaredLevels levels) {
        Instant instant = members.optional("tests-at")
                .flatMap(node -> times.instant(node, "tests-at"))
                .orElse(PolicyTest.INSTANT);
        return members.optional("tests")
                .map(new TestsReader(problems, factors, levels, instant)::read)
                .orElse(List.of());
    }

    private List<Entry> zoneEntries(Members members) {
        return members.optional("zones")
                .map(node -> values.entries(node, "zones"))
                .orElse(List.of());
    }

    private static Vocabulary names(List<Entry> entries) {
        return Vocabulary.of(entries.stream().map(Entry::name).toList());
    }

    private List<Rule> rules(Members members, Declared declared) {
        return members.optional("rules")
                .map(new RulesReader(problems, compiler, declared)::read)
                .orElse(List.of());
    }

    private void checkVersion(Node node) {
        values.wholeNumber(node, "the version of the policy language")
                .filter(version -> version != VERSION)
                .ifPresent(version ->
                        problems.report(node, "1", "there is only version 1 of the policy language, not " + version));
    }
}
