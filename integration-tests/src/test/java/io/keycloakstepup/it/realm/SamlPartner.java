package io.keycloakstepup.it.realm;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakstepup.it.login.TestUser;
import java.util.List;
import java.util.Map;

/** A second realm of the same server, whose users another realm lets in by SAML. */
public final class SamlPartner {

    /** The name under which the other realm knows it. */
    public static final String ALIAS = "partner";

    /** What Keycloak says of every sign-in. */
    public static final String CLASS = "urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified";

    private SamlPartner() {}

    /** Makes one realm let in the users of another, whose signatures it checks or not. */
    public static void of(TestRealm home, TestRealm partner, boolean isChecked) {
        partner.admin()
                .create(
                        "/clients",
                        Map.of(
                                "clientId",
                                home.url().toString(),
                                "protocol",
                                "saml",
                                "redirectUris",
                                List.of(home.url() + "/broker/" + ALIAS + "/endpoint*"),
                                "attributes",
                                Map.of("saml.client.signature", "false", "saml.assertion.signature", "true")));
        home.admin()
                .post(
                        "/identity-provider/instances",
                        Map.of(
                                "alias",
                                ALIAS,
                                "providerId",
                                "saml",
                                "enabled",
                                true,
                                "config",
                                config(partner, isChecked)))
                .expect(201);
    }

    /** Tells the other realm that one of its users is the one of the same name over here. */
    public static void link(TestRealm home, TestUser user) {
        home.admin()
                .post(
                        "/users/" + home.id(user) + "/federated-identity/" + ALIAS,
                        Map.of("identityProvider", ALIAS, "userId", user.name(), "userName", user.name()))
                .expect(204);
    }

    private static Map<String, String> config(TestRealm partner, boolean isChecked) {
        return Map.of(
                "singleSignOnServiceUrl",
                partner.url() + "/protocol/saml",
                "idpEntityId",
                partner.url().toString(),
                "validateSignature",
                String.valueOf(isChecked),
                "signingCertificate",
                certificate(partner),
                "postBindingResponse",
                "true",
                "postBindingAuthnRequest",
                "false",
                "nameIDPolicyFormat",
                "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified");
    }

    private static String certificate(TestRealm partner) {
        for (JsonNode key : partner.admin().read("/keys").path("keys")) {
            if (key.path("algorithm").asText().equals("RS256")
                    && key.path("use").asText().equals("SIG")) {
                return key.path("certificate").asText();
            }
        }
        throw new AssertionError("no certificate to sign with");
    }
}
