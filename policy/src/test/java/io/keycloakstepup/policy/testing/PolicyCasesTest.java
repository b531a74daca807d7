package io.keycloakstepup.policy.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keycloakstepup.policy.decision.Decision;
import io.keycloakstepup.policy.decision.Requirement;
import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.level.Level;
import io.keycloakstepup.policy.level.Step;
import io.keycloakstepup.policy.rule.Policy;
import io.keycloakstepup.policy.situation.PolicyTest;
import io.keycloakstepup.policy.situation.Situation;
import io.keycloakstepup.policy.text.PolicyReader;
import io.keycloakstepup.policy.text.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each folder of cases is a policy, a situation, and what the policy makes of it. */
class PolicyCasesTest {

    private static final Path CASES = Path.of("..", "policy", "src", "test", "resources", "cases");

    @TestFactory
    List<DynamicTest> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            List<DynamicTest> tests = folders.sorted()
                    .map(folder -> DynamicTest.dynamicTest(
                            folder.getFileName().toString(), () -> assertEquals(expected(folder), actual(folder))))
                    .toList();
            assertTrue(tests.size() >= 8, "the cases are where they should be");
            return tests;
        }
    }

    private static String read(Path folder, String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T value(Reading<T> reading) {
        return reading.match(value -> value, errors -> {
            throw new AssertionError(errors);
        });
    }

    private static Map<String, Object> expected(Path folder) {
        try {
            return new ObjectMapper()
                    .readValue(read(folder, "expected.json"), new TypeReference<TreeMap<String, Object>>() {});
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> actual(Path folder) {
        PolicyReader reader = new PolicyReader();
        Policy policy = value(reader.read(read(folder, "policy.yaml"))).policy();
        Situation situation = value(reader.readSituation(read(folder, "facts.json"), policy.factors()));
        WhatIf whatIf = WhatIf.of(policy, situation, PolicyTest.INSTANT);
        Map<String, Object> actual = new TreeMap<>();
        actual.put("decision", whatIf.decision().match(granted -> "granted", stepUp -> "step-up", denied -> "denied"));
        actual.put("reason", whatIf.judgement().denial().orElse("none"));
        actual.put(
                "level",
                whatIf.judgement()
                        .highest()
                        .map(Requirement::level)
                        .map(Level::name)
                        .orElse("none"));
        actual.put("reached", whatIf.reached().map(Level::name).orElse("none"));
        actual.put("unmet", unmet(whatIf.decision()));
        actual.put("rules", outcomes(whatIf));
        return actual;
    }

    private static List<List<String>> unmet(Decision decision) {
        return decision
                .match(granted -> List.<Step>of(), Decision.StepUpRequired::unmet, denied -> List.<Step>of())
                .stream()
                .map(step -> step.factors().map(FactorType::word).toList())
                .toList();
    }

    private static Map<String, String> outcomes(WhatIf whatIf) {
        return new TreeMap<>(whatIf.decision().findings().stream()
                .collect(Collectors.toMap(
                        finding -> finding.rule(), finding -> finding.outcome().word())));
    }
}
