package io.keycloakstepup.command;

import io.keycloakstepup.policy.testing.TestResult;
import io.keycloakstepup.policy.text.PolicyError;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The results of tests in the XML that build servers read: a suite for each file, a case for each test, and one error
 * for a file that cannot be read as a policy.
 *
 * @param policies the files
 */
record JUnitReport(List<PolicyFile> policies) {

    JUnitReport {
        policies = List.copyOf(policies);
    }

    /**
     * Writes the report.
     *
     * @throws IOException if that is not possible
     */
    void write(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("testsuites");
            for (PolicyFile policy : policies) {
                suite(xml, policy);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException("the report could not be written", e);
        }
    }

    private static void suite(XMLStreamWriter xml, PolicyFile policy) throws XMLStreamException {
        boolean isBroken = !policy.errors().isEmpty();
        xml.writeStartElement("testsuite");
        attribute(xml, "name", policy.name());
        attribute(xml, "tests", String.valueOf(policy.results().size() + (isBroken ? 1 : 0)));
        attribute(xml, "failures", String.valueOf(policy.failures().size()));
        attribute(xml, "errors", isBroken ? "1" : "0");
        attribute(xml, "skipped", "0");
        if (isBroken) {
            startCase(
                    xml,
                    policy,
                    "the policy can be read",
                    policy.errors().get(0).line());
            complaint(xml, "error", policy.errors());
            xml.writeEndElement();
        }
        for (TestResult result : policy.results()) {
            startCase(xml, policy, result.test().name(), result.test().line());
            complaint(xml, "failure", result.failure().stream().toList());
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static void startCase(XMLStreamWriter xml, PolicyFile policy, String name, int line)
            throws XMLStreamException {
        xml.writeStartElement("testcase");
        attribute(xml, "name", name);
        attribute(xml, "classname", policy.name());
        attribute(xml, "file", policy.name());
        attribute(xml, "line", String.valueOf(line));
    }

    private static void complaint(XMLStreamWriter xml, String kind, List<PolicyError> errors)
            throws XMLStreamException {
        if (errors.isEmpty()) {
            return;
        }
        xml.writeStartElement(kind);
        attribute(xml, "message", errors.get(0).message());
        for (PolicyError error : errors) {
            xml.writeCharacters(printable(error + "\n"));
        }
        xml.writeEndElement();
    }

    private static void attribute(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, printable(value));
    }

    /** What XML 1.0 cannot say at all, not even escaped (§2.2), gives way to the character for that. */
    private static String printable(String text) {
        return text.codePoints()
                .map(character -> isCharacter(character) ? character : 0xFFFD)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isCharacter(int character) {
        return character == '\t'
                || character == '\n'
                || character == '\r'
                || (character >= 0x20 && character <= 0xD7FF)
                || (character >= 0xE000 && character <= 0xFFFD)
                || character >= 0x10000;
    }
}
