package io.keycloakstepup.policy.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The examples of the documentation are right. */
class DocumentationTest {

    private static final Path LANGUAGE = Path.of("..", "docs", "policy-language.md");

    private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    private static String exampleThatBegins(String with) throws IOException {
        return EXAMPLE.matcher(Files.readString(LANGUAGE))
                .results()
                .map((MatchResult result) -> result.group(1))
                .filter(example -> example.startsWith(with))
                .findFirst()
                .orElseThrow();
    }

    private static String withoutTests(String policy) {
        return policy.substring(0, policy.indexOf("\ntests:") + 1);
    }

    @Test
    void policyOfTheDocumentationPassesItsTests() throws IOException {
        assertEquals(new PolicyCheck(List.of(), 1, 0), PolicyCheck.of(exampleThatBegins("policy:")));
    }

    @Test
    void conditionsOfTheDocumentationCompile() throws IOException {
        String rules = exampleThatBegins("when:").lines().toList().stream()
                .reduce(
                        "",
                        (text, line) -> text
                                + (line.startsWith("when")
                                        ? "  - id: r" + text.length() + "\n    then: { require: pwd }\n"
                                        : "")
                                + "    " + line + "\n");
        String levels = withoutTests(exampleThatBegins("policy:")).replaceAll("(?s)rules:.*", "");
        assertEquals(new PolicyCheck(List.of(), 0, 0), PolicyCheck.of(levels + "rules:\n" + rules));
    }

    @Test
    void testOfTheDocumentationPasses() throws IOException {
        assertEquals(
                new PolicyCheck(List.of(), 1, 0),
                PolicyCheck.of(withoutTests(exampleThatBegins("policy:")) + exampleThatBegins("tests:")));
    }
}
