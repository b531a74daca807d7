package io.keycloakstepup.policy.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.type.TypeReference;
import io.keycloakstepup.policy.decision.Decision;
import io.keycloakstepup.policy.decision.Judgement;
import io.keycloakstepup.policy.decision.Requirement;
import io.keycloakstepup.policy.decision.RuleFinding;
import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.level.Level;
import io.keycloakstepup.policy.level.Step;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each folder of cases is a policy, a request, and what the policy makes of it. */
class PolicyCasesTest {

    /** What expectations leave out where it is not the point. */
    private static final Map<String, Object> UNSAID =
            Map.of("enroll", false, "remember", false, "notify", false, "exemptions", List.of(), "because", Map.of());

    @TestFactory
    Stream<DynamicTest> policyDecidesAsTheCaseSays() {
        return PolicyCase.decided().stream()
                .map(one -> DynamicTest.dynamicTest(one.name(), () -> {
                    Map<String, Object> expected = new TreeMap<>(UNSAID);
                    expected.putAll(one.expected(new TypeReference<Map<String, Object>>() {}));
                    assertEquals(
                            expected, actual(one.whatIf(), (Map<?, ?>) expected.getOrDefault("because", Map.of())));
                }));
    }

    private static Map<String, Object> actual(WhatIf whatIf, Map<?, ?> explained) {
        Judgement judgement = whatIf.judgement();
        Map<String, Object> actual = new TreeMap<>();
        actual.put("decision", whatIf.decision().match(granted -> "granted", stepUp -> "step-up", denied -> "denied"));
        actual.put("reason", judgement.denial().orElse("none"));
        actual.put(
                "level",
                judgement.highest().map(Requirement::level).map(Level::name).orElse("none"));
        actual.put("reached", whatIf.reached().map(Level::name).orElse("none"));
        actual.put("unmet", unmet(whatIf.decision()));
        actual.put("enroll", judgement.allowsEnrolmentOnlyWithCode() ? "code" : judgement.allowsEnrolment());
        actual.put("remember", judgement.allowsRemembering());
        actual.put("notify", judgement.notifies());
        actual.put("exemptions", judgement.exemptions());
        actual.put("rules", byRule(judgement, finding -> finding.outcome().word()));
        Map<String, String> because = byRule(judgement, RuleFinding::because);
        because.keySet().retainAll(explained.keySet());
        actual.put("because", because);
        return actual;
    }

    private static List<List<String>> unmet(Decision decision) {
        return decision
                .match(granted -> List.<Step>of(), Decision.StepUpRequired::unmet, denied -> List.<Step>of())
                .stream()
                .map(step -> step.factors().map(FactorType::word).toList())
                .toList();
    }

    private static Map<String, String> byRule(Judgement judgement, Function<RuleFinding, String> value) {
        return new TreeMap<>(judgement.findings().stream().collect(Collectors.toMap(RuleFinding::rule, value)));
    }
}
