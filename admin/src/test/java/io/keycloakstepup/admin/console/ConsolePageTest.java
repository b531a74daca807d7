package io.keycloakstepup.admin.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ConsolePageTest {

    private static final String PAGE = text(ConsoleFile.PAGE);
    private static final String SCRIPTS = Arrays.stream(ConsoleFile.values())
            .filter(file -> file.type().startsWith("text/javascript"))
            .filter(file -> file != ConsoleFile.MESSAGES)
            .map(ConsolePageTest::text)
            .collect(Collectors.joining("\n"));

    private static String text(ConsoleFile file) {
        return new String(file.content(), StandardCharsets.UTF_8);
    }

    private static Set<String> found(String pattern, String text) {
        Set<String> found = Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertFalse(found.isEmpty(), pattern);
        return found;
    }

    @Test
    void nothingInThePageIsInline() {
        assertFalse(Pattern.compile("<style|\\sstyle=|\\son\\w+=|<script(?![^>]*\\ssrc=)")
                .matcher(PAGE)
                .find());
    }

    @ParameterizedTest
    @EnumSource
    void nothingComesFromElsewhere(ConsoleFile file) {
        assertFalse(Pattern.compile("https?://|\\burl\\(|innerHTML|\\beval\\(")
                .matcher(text(file))
                .find());
    }

    @Test
    void everyFileThatIsNamedIsServed() {
        Set<String> named = found("step-up-console/([\\w.-]+\\.(?:js|css))", PAGE);
        named.addAll(found("from '\\./([\\w.-]+)'", SCRIPTS));

        named.forEach(name -> assertTrue(ConsoleFile.named(name).isPresent(), name));
        assertEquals(ConsoleFile.values().length - 1, named.size());
    }

    @Test
    void nothingElseIsServed() {
        assertEquals(Optional.empty(), ConsoleFile.named("ConsoleFile.class"));
        assertEquals(Optional.empty(), ConsoleFile.named("../policy/starter-policy.yaml"));
        assertEquals(Optional.empty(), ConsoleFile.named(""));
    }

    @Test
    void everyTextIsWrittenOnceAndUsed() {
        Set<String> written = found("(?m)^  '?([\\w.]+)'?: '", text(ConsoleFile.MESSAGES));
        Set<String> used = found("data-text=\"([\\w.]+)\"", PAGE);
        used.addAll(found("'((?:signIn|policy|whatIf)\\.\\w+)'", SCRIPTS));
        used.addAll(found("text\\('([\\w.]+)'", SCRIPTS));

        assertEquals(written, used);
    }

    @Test
    void everyElementThatScriptsLookForIsThere() {
        Set<String> sought = found("(?:\\$|getElementById)\\('([\\w-]+)'\\)", SCRIPTS);

        assertTrue(found("\\sid=\"([\\w-]+)\"", PAGE).containsAll(sought), () -> "sought: " + sought);
    }

    @Test
    void everyFieldHasALabel() {
        Set<String> fields = found("<(?:textarea|input)[^>]* id=\"([\\w-]+)\"", PAGE);

        assertEquals(fields, found("<label for=\"([\\w-]+)\"", PAGE));
    }

    @Test
    void tokensAreKeptNowhereButInMemory() {
        assertFalse(Pattern.compile("localStorage|sessionStorage|document\\.cookie|indexedDB")
                .matcher(SCRIPTS)
                .find());
    }
}
