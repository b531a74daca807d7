package io.keycloakstepup.mappers.saml;

import io.keycloakstepup.policy.level.Assurance;
import java.util.List;
import java.util.Map;
import org.keycloak.dom.saml.v2.assertion.AttributeStatementType;
import org.keycloak.dom.saml.v2.assertion.AttributeStatementType.ASTChoiceType;
import org.keycloak.dom.saml.v2.assertion.AttributeType;
import org.keycloak.saml.common.constants.JBossSAMLURIConstants;

/**
 * What was proven, as attributes with the names that the claims have in OpenID Connect.
 *
 * @param byName the values of each; empty where the claim has none
 */
record AssuranceAttributes(Map<String, List<String>> byName) {

    static AssuranceAttributes of(Assurance assurance) {
        List<String> authTime = assurance.authTime().stream()
                .map(at -> Long.toString(at.getEpochSecond()))
                .toList();
        return new AssuranceAttributes(Map.of(
                "acr", List.of(assurance.acr()),
                "amr", assurance.amr(),
                "auth_time", authTime,
                "mfa_verified", List.of(Boolean.toString(assurance.mfaVerified()))));
    }

    /** Writes those that have a value, in place of what other mappers have written under these names. */
    void writeTo(AttributeStatementType statement) {
        List.copyOf(statement.getAttributes()).stream().filter(this::isOurs).forEach(statement::removeAttribute);
        byName.entrySet().stream()
                .filter(attribute -> !attribute.getValue().isEmpty())
                .sorted(Map.Entry.comparingByKey())
                .map(attribute -> attribute(attribute.getKey(), attribute.getValue()))
                .forEach(statement::addAttribute);
    }

    private boolean isOurs(ASTChoiceType choice) {
        return choice.getAttribute() != null
                && byName.containsKey(choice.getAttribute().getName());
    }

    private static ASTChoiceType attribute(String name, List<String> values) {
        AttributeType attribute = new AttributeType(name);
        attribute.setNameFormat(JBossSAMLURIConstants.ATTRIBUTE_FORMAT_BASIC.get());
        values.forEach(attribute::addAttributeValue);
        return new ASTChoiceType(attribute);
    }
}
