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
import io.keycloakstepup.policy.text.PolicyReader;
import io.keycloakstepup.policy.text.Reading;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The examples of the documentation are right. */
class DocumentationTest {

    private static final LanguageGuide GUIDE = LanguageGuide.read();

    private static final String BEGINNING = "policy:";

    private static final ObjectMapper JSON = new ObjectMapper();

    private static String first(String beginning) {
        return GUIDE.examples("yaml")
                .filter(example -> example.startsWith(beginning))
                .findFirst()
                .orElseThrow();
    }

    /** The last of the whole policies that come before this text. */
    private static String policyBefore(String text) {
        return GUIDE.examples("yaml", text)
                .filter(example -> example.startsWith(BEGINNING))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private static String withoutTests(String policy) {
        return policy.substring(0, policy.indexOf("\ntests:") + 1);
    }

    /** An example as a whole policy: what the page does not repeat is put in front. */
    private static String whole(String example) {
        if (example.startsWith(BEGINNING)) {
            return example;
        }
        if (example.startsWith("tests:")) {
            return withoutTests(policyBefore("# Look it up")) + example;
        }
        String levels = example.startsWith("levels:") ? "" : threeLevels();
        return BEGINNING + " 1\n" + levels + (example.startsWith("when:") ? rules(example) : example);
    }

    private static String threeLevels() {
        return first("levels:");
    }

    /** One rule for each condition. */
    private static String rules(String conditions) {
        StringBuilder rules = new StringBuilder("rules:\n");
        conditions.lines().forEach(line -> {
            if (line.startsWith("when")) {
                rules.append("  - id: r").append(rules.length()).append("\n    then: { require: pwd }\n");
            }
            rules.append("    ").append(line).append('\n');
        });
        return rules.toString();
    }

    @TestFactory
    Stream<DynamicTest> everyExampleCanBeStored() {
        return Stream.of(GUIDE, LanguageGuide.readme())
                .flatMap(page -> page.examples("yaml"))
                .map(example -> DynamicTest.dynamicTest(
                        example.lines().limit(4).toList().toString(),
                        () -> assertEquals(
                                List.of(), PolicyCheck.of(whole(example)).errors())));
    }

    @Test
    void testsOfTheExamplesRun() {
        int passed = GUIDE.examples("yaml")
                .mapToInt(example -> PolicyCheck.of(whole(example)).passed())
                .sum();
        assertTrue(passed >= 9, "passed: " + passed);
    }

    @Test
    void questionIsAnsweredAsShown() throws JsonProcessingException {
        List<String> dialogue = GUIDE.examples("json").toList();
        Policy policy = value(new PolicyReader().read(policyBefore("```json"))).policy();
        String facts = JSON.readTree(dialogue.get(0)).get("facts").toString();
        WhatIf whatIf =
                WhatIf.of(policy, value(new PolicyReader().readSituation(facts, policy.factors())), PolicyTest.INSTANT);
        Map<String, Object> shown = JSON.readValue(dialogue.get(1), new TypeReference<>() {});
        shown.remove("reason");
        assertEquals(shown, answer(whatIf));
    }

    /** The members of an answer but the reason, which is that of a denial. */
    private static Map<String, Object> answer(WhatIf whatIf) {
        return Map.of(
                "decision", whatIf.decision().match(granted -> "granted", stepUp -> "step-up", denied -> "denied"),
                "level", name(whatIf.judgement().highest().map(Requirement::level)),
                "reached", name(whatIf.reached()),
                "unmet", unmet(whatIf.decision()),
                "explanation",
                        whatIf.judgement().findings().stream()
                                .map(finding -> Map.of(
                                        "rule", finding.rule(),
                                        "outcome", finding.outcome().word(),
                                        "because", finding.because()))
                                .toList());
    }

    private static List<List<String>> unmet(Decision decision) {
        return decision
                .match(granted -> List.<Step>of(), Decision.StepUpRequired::unmet, denied -> List.<Step>of())
                .stream()
                .map(step -> step.factors().map(FactorType::word).toList())
                .toList();
    }

    private static String name(Optional<Level> level) {
        return level.map(Level::name).orElse("none");
    }

    private static <T> T value(Reading<T> reading) {
        return reading.match(value -> value, errors -> {
            throw new AssertionError(errors);
        });
    }

    @Test
    void errorsThatAreShownAreThoseOfTheRefusedCases() {
        List<String> known = PolicyCase.refused().stream()
                .flatMap(one -> PolicyCheck.of(one.text()).errors().stream())
                .map(Object::toString)
                .toList();
        List<String> shown = GUIDE.lines("line ").toList();
        assertTrue(shown.size() >= 5, shown::toString);
        assertEquals(
                List.of(), shown.stream().filter(line -> !known.contains(line)).toList());
    }
}
