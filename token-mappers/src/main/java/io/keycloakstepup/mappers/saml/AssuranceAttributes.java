package io.keycloakstepup.mappers.saml;

import io.keycloakstepup.policy.level.Assurance;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.dom.saml.v2.assertion.AttributeStatementType.ASTChoiceType;
import org.keycloak.dom.saml.v2.assertion.AttributeType;
import org.keycloak.saml.common.constants.JBossSAMLURIConstants;

/** What was proven, as attributes with the names that the claims have in OpenID Connect. */
final class AssuranceAttributes {

    private AssuranceAttributes() {}

    /** One attribute for each claim that has a value. */
    static Stream<ASTChoiceType> of(Assurance assurance) {
        List<String> authTime = assurance.authTime().stream()
                .map(at -> Long.toString(at.getEpochSecond()))
                .toList();
        return Stream.of(
                        attribute("acr", List.of(assurance.acr())),
                        attribute("amr", assurance.amr()),
                        attribute("auth_time", authTime),
                        attribute("mfa_verified", List.of(Boolean.toString(assurance.mfaVerified()))))
                .filter(attribute -> !attribute.getAttributeValue().isEmpty())
                .map(ASTChoiceType::new);
    }

    private static AttributeType attribute(String name, List<String> values) {
        AttributeType attribute = new AttributeType(name);
        attribute.setNameFormat(JBossSAMLURIConstants.ATTRIBUTE_FORMAT_BASIC.get());
        values.forEach(attribute::addAttributeValue);
        return attribute;
    }
}
