package io.keycloakstepup.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keycloakstepup.policy.text.PolicySchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The jar runs by itself, says what is wrong and where, and ends with the exit code that it promises. */
class CommandIT {

    private static final String POLICY = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h} ] ] }
            rules:
              - { id: night, when: time.hour < 6, then: { require: mfa } }
            default: { require: pwd }
            tests:
              - { name: "at noon \\u0000 & <day>", given: { time: { hour: 12 } }, expect: { require: pwd } }
              - { name: at night, given: { time: { hour: 3 } }, expect: { require: mfa } }
            """;

    @TempDir
    private Path directory = Path.of("");

    private Path right = Path.of("");
    private Path failing = Path.of("");
    private Path broken = Path.of("");

    private record Outcome(int code, String out) {}

    @BeforeEach
    void writePolicies() throws IOException {
        right = Files.writeString(directory.resolve("right.yaml"), POLICY);
        failing = Files.writeString(directory.resolve("failing.yaml"), POLICY.replace("hour: 3", "hour: 9"));
        broken = Files.writeString(directory.resolve("broken.yaml"), POLICY.replace("time.hour <", "time.our <"));
    }

    private static Outcome run(Object... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Objects.requireNonNull(System.getProperty("command.jar"), "command.jar"),
                "policy"));
        List.of(words).forEach(word -> command.add(word.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), out);
    }

    @Test
    void policyThatIsRightIsValid() throws IOException, InterruptedException {
        assertEquals(new Outcome(0, right + ": valid" + System.lineSeparator()), run("validate", right));
    }

    @Test
    void errorsAndWarningsStandAtTheirPlaces() throws IOException, InterruptedException {
        Path suspicious = Files.writeString(
                directory.resolve("suspicious.yaml"), POLICY.replace("time.hour < 6", "time.hour < 0"));
        Outcome outcome = run("validate", broken, suspicious);
        assertEquals(1, outcome.code());
        assertTrue(outcome.out().contains(broken + ":6:24: error: there is no fact 'time.our'"), outcome::out);
        assertTrue(outcome.out().contains(suspicious + ":6:24: warning: this is false"), outcome::out);
        assertTrue(outcome.out().contains(suspicious + ":10:5: error: test 'at night' failed"), outcome::out);
    }

    @Test
    void testsThatPassAreCounted() throws IOException, InterruptedException {
        Outcome outcome = run("test", right);
        assertEquals(0, outcome.code());
        assertTrue(outcome.out().contains(right + ":10:5: passed: test 'at night'"), outcome::out);
        assertTrue(outcome.out().endsWith("2 passed, 0 failed" + System.lineSeparator()), outcome::out);
    }

    @Test
    void testThatFailsSaysWhatThePolicyDoesInstead() throws IOException, InterruptedException {
        Outcome outcome = run("test", right, failing);
        assertEquals(1, outcome.code());
        assertTrue(
                outcome.out()
                        .contains(failing + ":10:5: failed: test 'at night' failed: expected require: mfa, but the"
                                + " policy says require: pwd; rules: night not-matched"),
                outcome::out);
        assertTrue(outcome.out().endsWith("3 passed, 1 failed" + System.lineSeparator()), outcome::out);
    }

    @Test
    void buildServersReadTheResults() throws Exception {
        Path report = directory.resolve("report.xml");
        assertEquals(1, run("test", "--junit", report, right, failing, broken).code());
        Document xml = DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(report.toFile());
        assertEquals("testsuites", xml.getDocumentElement().getTagName());
        assertEquals(3, xml.getElementsByTagName("testsuite").getLength());
        assertEquals(5, xml.getElementsByTagName("testcase").getLength());
        Element failure = (Element) xml.getElementsByTagName("failure").item(0);
        assertTrue(failure.getAttribute("message").contains("at night"));
        assertEquals("10", ((Element) failure.getParentNode()).getAttribute("line"));
        Element error = (Element) xml.getElementsByTagName("error").item(0);
        assertTrue(error.getTextContent().startsWith("line 6, column 24"), error::getTextContent);
        Element first = (Element) xml.getElementsByTagName("testcase").item(0);
        assertEquals("at noon \uFFFD & <day>", first.getAttribute("name"));
    }

    @Test
    void wrongCallsAndFilesOutOfReachAreNeitherRightNorWrong() throws IOException, InterruptedException {
        assertEquals(2, run("test").code());
        assertEquals(2, run("prove", right).code());
        assertEquals(2, run("validate", "--junit", "x.xml", right).code());
        assertEquals(
                2, run("validate", right, directory.resolve("missing.yaml")).code());
        assertEquals(2, run("validate", directory).code());
        assertEquals(
                2,
                run("test", "--junit", directory.resolve("no/such/report.xml"), right)
                        .code());
        assertTrue(run("test").out().startsWith("usage:"));
        assertEquals(PolicySchema.json(), run("schema").out());
    }
}
