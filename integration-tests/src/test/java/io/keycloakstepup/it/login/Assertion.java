package io.keycloakstepup.it.login;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What a SAML application is answered: an assertion, or a status that says why there is none. */
public final class Assertion {

    private final Document answer;

    private Assertion(Document answer) {
        this.answer = answer;
    }

    /** The one that the page at hand would post to the application. */
    public static Assertion on(Visit visit) {
        byte[] xml = Base64.getMimeDecoder().decode(visit.field("SAMLResponse"));
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return new Assertion(factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError("no answer of SAML: " + new String(xml, StandardCharsets.UTF_8), e);
        }
    }

    /** The last words of its status codes, the outer one first. */
    public List<String> status() {
        return elements("StatusCode").stream()
                .map(code -> code.getAttribute("Value").replaceFirst(".*:", ""))
                .toList();
    }

    /** The name of the user. */
    public String user() {
        return only("NameID").getTextContent();
    }

    /** The URI of the class of the authentication context. */
    public String contextClass() {
        return only("AuthnContextClassRef").getTextContent();
    }

    /** When the user was authenticated. */
    public Instant instant() {
        return Instant.parse(only("AuthnStatement").getAttribute("AuthnInstant"));
    }

    /** The values of all attributes of this name. */
    public List<String> attribute(String name) {
        return elements("Attribute").stream()
                .filter(attribute -> attribute.getAttribute("Name").equals(name))
                .flatMap(attribute -> elements(attribute.getElementsByTagNameNS("*", "AttributeValue")).stream())
                .map(Element::getTextContent)
                .toList();
    }

    private Element only(String name) {
        List<Element> found = elements(name);
        if (found.size() != 1) {
            throw new AssertionError("wanted one " + name + " beside status " + status() + ", found " + found);
        }
        return found.get(0);
    }

    private List<Element> elements(String name) {
        return elements(answer.getElementsByTagNameNS("*", name));
    }

    private static List<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .map(Element.class::cast)
                .toList();
    }
}
