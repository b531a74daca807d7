package io.keycloakstepup.policy.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.stream.Stream;

/**
 * A folder that shows one law of the language: {@code policy.yaml}, {@code facts.json} of one request, and
 * {@code expected.json}; without facts it is a text that is refused, or that somebody is warned of.
 */
record PolicyCase(Path folder) {

    private static final Path CASES = Path.of("..", "policy", "src", "test", "resources", "cases");

    private static final String FACTS = "facts.json";
    private static final String WARNED = "warned";

    /** The cases of policies that decide. */
    static List<PolicyCase> decided() {
        return all().filter(PolicyCase::hasFacts).toList();
    }

    /** The cases of texts that are refused. */
    static List<PolicyCase> refused() {
        return all().filter(one -> !one.hasFacts() && !one.isWarnedOf()).toList();
    }

    /** The cases of policies that look like a mistake. */
    static List<PolicyCase> warned() {
        return all().filter(PolicyCase::isWarnedOf).toList();
    }

    private static Stream<PolicyCase> all() {
        try (Stream<Path> paths = Files.walk(CASES)) {
            return paths
                    .filter(path -> path.endsWith("policy.yaml"))
                    .map(Path::getParent)
                    .sorted()
                    .map(PolicyCase::new)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean hasFacts() {
        return Files.exists(folder.resolve(FACTS));
    }

    private boolean isWarnedOf() {
        return CASES.relativize(folder).startsWith(WARNED);
    }

    String name() {
        return CASES.relativize(folder).toString();
    }

    String text() {
        return read("policy.yaml");
    }

    Policy policy() {
        return value(new PolicyReader().read(text())).policy();
    }

    Situation situation() {
        return value(new PolicyReader().readSituation(read(FACTS), policy().factors()));
    }

    WhatIf whatIf() {
        return WhatIf.of(policy(), situation(), PolicyTest.INSTANT);
    }

    <T> T expected(TypeReference<T> type) {
        try {
            return new ObjectMapper().readValue(read("expected.json"), type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name, for the titles of tests. */
    @Override
    public String toString() {
        return name();
    }

    private <T> T value(Reading<T> reading) {
        return reading.match(value -> value, errors -> {
            throw new AssertionError(name() + ": " + errors);
        });
    }
}
