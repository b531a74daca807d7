package io.keycloakstepup.it.realm;

import io.keycloakstepup.it.http.Form;
import io.keycloakstepup.it.login.App;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** An application that speaks SAML. */
public final class SamlApp {

    /** The client that it is registered as. */
    public static final String CLIENT = "intranet";

    private final URI endpoint;

    private SamlApp(TestRealm realm) {
        this.endpoint = URI.create(realm.url() + "/protocol/saml");
    }

    /** A new one. */
    public static SamlApp in(TestRealm realm) {
        return in(realm, Map.of());
    }

    /** A new one with these attributes of its client. */
    public static SamlApp in(TestRealm realm, Map<String, String> attributes) {
        Map<String, String> all = new HashMap<>(attributes);
        all.put("saml.client.signature", "false");
        all.put("saml.force.post.binding", "true");
        all.put("saml_assertion_consumer_url_post", App.ADDRESS + "/acs");
        realm.admin()
                .create(
                        "/clients",
                        Map.of(
                                "clientId",
                                CLIENT,
                                "protocol",
                                "saml",
                                "redirectUris",
                                List.of(App.ADDRESS + "/acs"),
                                "attributes",
                                all));
        return new SamlApp(realm);
    }

    /** Where its users begin to sign in. */
    public URI request() {
        return request("", "");
    }

    /** Where they begin if nothing may be asked of them. */
    public URI passive() {
        return request(" IsPassive=\"true\"", "");
    }

    /** Where they begin to reach one of these classes of authentication context, which compare as the word says. */
    public URI request(String comparison, List<String> classes) {
        String contexts = classes.stream()
                .map(uri -> "<saml:AuthnContextClassRef>" + uri + "</saml:AuthnContextClassRef>")
                .collect(Collectors.joining());
        return request(
                "",
                "<samlp:RequestedAuthnContext Comparison=\"" + comparison + "\">" + contexts
                        + "</samlp:RequestedAuthnContext>");
    }

    private URI request(String attributes, String elements) {
        String xml = "<samlp:AuthnRequest xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\""
                + " xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\" ID=\"_request\" Version=\"2.0\""
                + " IssueInstant=\"" + Instant.now() + "\" Destination=\"" + endpoint + "\""
                + " AssertionConsumerServiceURL=\"" + App.ADDRESS + "/acs\"" + attributes + ">"
                + "<saml:Issuer>" + CLIENT + "</saml:Issuer>" + elements + "</samlp:AuthnRequest>";
        return URI.create(endpoint + "?" + Form.encode(Map.of("SAMLRequest", deflated(xml))));
    }

    private static String deflated(String xml) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(bytes, new Deflater(Deflater.DEFAULT_COMPRESSION, true))) {
            out.write(xml.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
