package io.keycloakstepup.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.keycloakstepup.flow.reason.Reason;
import io.keycloakstepup.policy.level.FactorType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the pages say exists, and is nothing but text; {@link LanguagesTest} compares the languages. */
final class PageTextsTest {

    private static final Path RESOURCES = Checkout.root().resolve("themes/src/main/resources/theme-resources");

    /** Keys that are written out; those that a template puts together are asked for by {@link #keysMadeOfWordsExist}. */
    private static final Pattern USED = Pattern.compile("msg\\(\"(step-up-[a-z-]+[a-z])\"");

    /** By convention the text about an answer that does not count. */
    private static final Pattern WRONG = Pattern.compile("\"(step-up-[a-z-]+-wrong)\"");

    private static final Pattern INLINE =
            Pattern.compile("\\son[a-z]+=|\\sstyle=|<style|javascript:|<script(?![^>]*\\ssrc=)");

    @Test
    void everyKeyThatATemplateUsesExists() throws IOException {
        Set<String> used = new TreeSet<>();
        for (Path template : templates()) {
            USED.matcher(Files.readString(template)).results().forEach(use -> used.add(use.group(1)));
        }
        assertFalse(used.isEmpty());
        used.removeAll(PageTexts.in("en").keys());
        assertEquals(Set.of(), used);
    }

    @Test
    void everyReasonThatEndsASignInHasAText() throws IOException {
        // The others are about one answer, or are told to applications.
        Set<String> missing = Arrays.stream(Reason.values())
                .filter(reason -> Stream.of("policy-", "level-", "enrolment-").anyMatch(reason.code()::startsWith))
                .map(Reason::messageKey)
                .collect(Collectors.toCollection(TreeSet::new));
        assertFalse(missing.isEmpty());
        missing.removeAll(PageTexts.in("en").keys());
        assertEquals(Set.of(), missing);
    }

    @Test
    void keysMadeOfWordsExist() throws IOException {
        Set<String> missing = FactorType.builtIns()
                .map(factor -> "step-up-choose-" + factor.word())
                .collect(Collectors.toCollection(TreeSet::new));
        try (Stream<Path> sources = Files.walk(Checkout.root().resolve("authenticators/src/main/java"))) {
            for (Path source : sources.filter(Files::isRegularFile).toList()) {
                WRONG.matcher(Files.readString(source)).results().forEach(use -> missing.add(use.group(1)));
            }
        }
        missing.removeAll(PageTexts.in("en").keys());
        assertEquals(Set.of(), missing);
    }

    @Test
    void templatesCarryNoScriptStyleOrHandler() throws IOException {
        for (Path template : templates()) {
            List<String> found = INLINE.matcher(Files.readString(template))
                    .results()
                    .map(match -> match.group())
                    .toList();
            assertEquals(List.of(), found, template.getFileName().toString());
        }
    }

    private static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES.resolve("templates"))) {
            return files.filter(file -> file.toString().endsWith(".ftl")).toList();
        }
    }
}
