package io.keycloakstepup.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests by which the documentation shows something are there. */
final class NamedTestsTest {

    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w*(?:IT|Test))(?:\\.(\\w+))?`");
    private static final Pattern OKTA_ROW =
            Pattern.compile("(?m)^\\| `([A-Z_]+|E[0-9]{7})`[^|]*\\|([^|]*)\\|([^|]*)\\|$");
    private static final String PARITY = "OktaParityIT";
    private static final Pattern OKTA_TEST = Pattern.compile("`" + PARITY + "\\.(\\w+)`");

    private static final Set<String> STATES = Set.of(
            "UNAUTHENTICATED",
            "PASSWORD_WARN",
            "PASSWORD_EXPIRED",
            "RECOVERY",
            "RECOVERY_CHALLENGE",
            "PASSWORD_RESET",
            "LOCKED_OUT",
            "MFA_ENROLL",
            "MFA_ENROLL_ACTIVATE",
            "MFA_REQUIRED",
            "MFA_CHALLENGE",
            "SUCCESS");

    private static final Set<String> RESULTS = Set.of(
            "SUCCESS",
            "CHALLENGE",
            "WAITING",
            "FAILED",
            "CANCELLED",
            "REJECTED",
            "TIMEOUT",
            "TIME_WINDOW_EXCEEDED",
            "PASSCODE_REPLAYED",
            "ERROR");

    private static final int FEWEST_ERRORS = 20;

    @Test
    void everyTestThatADocumentNamesIsThere() throws IOException {
        Map<String, Set<String>> tests = tests();
        List<String> missing = new ArrayList<>();
        for (Path document : documents()) {
            NAMED.matcher(Files.readString(document))
                    .results()
                    .filter(named -> !isThere(tests, named))
                    .forEach(named -> missing.add(document.getFileName() + ": " + named.group()));
        }
        assertEquals(List.of(), missing);
    }

    private static boolean isThere(Map<String, Set<String>> tests, MatchResult named) {
        return tests.containsKey(named.group(1))
                && (named.group(2) == null
                        || tests.getOrDefault(named.group(1), Set.of()).contains(named.group(2)));
    }

    @Test
    void everyRowOfOktasNamesATestOrSaysWhyItDoesNotApply() throws IOException {
        List<String> empty = OKTA_ROW.matcher(okta())
                .results()
                .filter(row -> row.group(2).strip().startsWith("does not apply: ")
                        == row.group(3).contains("`" + PARITY + "."))
                .map(MatchResult::group)
                .toList();
        assertEquals(List.of(), empty);
    }

    @Test
    void oktasListsAreWhole() throws IOException {
        List<String> rows =
                OKTA_ROW.matcher(okta()).results().map(row -> row.group(1)).toList();
        Set<String> errors =
                rows.stream().filter(row -> row.matches("E[0-9]{7}")).collect(Collectors.toSet());
        List<String> others =
                rows.stream().filter(row -> !errors.contains(row)).sorted().toList();
        List<String> wanted =
                Stream.concat(STATES.stream(), RESULTS.stream()).sorted().toList();
        assertEquals(wanted, others);
        assertTrue(errors.size() >= FEWEST_ERRORS, errors::toString);
        assertEquals(errors.size() + others.size(), rows.size(), "rows that are there twice");
    }

    @Test
    void everyTestOfParityStandsInARow() throws IOException {
        Set<String> tests = new TreeSet<>(tests().getOrDefault(PARITY, Set.of()));
        assertFalse(tests.isEmpty());
        tests.removeAll(Set.of("<init>", "begin"));
        OKTA_TEST.matcher(okta()).results().map(named -> named.group(1)).forEach(tests::remove);
        assertEquals(Set.of(), tests);
    }

    private static String okta() throws IOException {
        return Files.readString(Checkout.root().resolve("docs/okta.md"));
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> files = Files.walk(Checkout.root().resolve("docs"))) {
            List<Path> found = new ArrayList<>(
                    files.filter(file -> file.toString().endsWith(".md")).toList());
            found.add(Checkout.root().resolve("README.md"));
            found.add(Checkout.root().resolve("CONTRIBUTING.md"));
            return found;
        }
    }

    /** The methods of each test class. */
    private static Map<String, Set<String>> tests() {
        Map<String, Set<String>> tests = new HashMap<>();
        for (ParsedSource source : Checkout.TESTS) {
            source.scan(
                    new TreeScanner<Void, Map<String, Set<String>>>() {
                        @Override
                        public Void visitClass(ClassTree tree, Map<String, Set<String>> found) {
                            Set<String> methods =
                                    found.computeIfAbsent(tree.getSimpleName().toString(), name -> new HashSet<>());
                            tree.getMembers().stream()
                                    .filter(MethodTree.class::isInstance)
                                    .forEach(method -> methods.add(
                                            ((MethodTree) method).getName().toString()));
                            return super.visitClass(tree, found);
                        }
                    },
                    tests);
        }
        return tests;
    }
}
