package io.keycloakstepup.mappers.saml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.keycloakstepup.policy.level.Assurance;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.keycloak.dom.saml.v2.assertion.AssertionType;
import org.keycloak.dom.saml.v2.assertion.AttributeStatementType;
import org.keycloak.dom.saml.v2.assertion.AttributeStatementType.ASTChoiceType;
import org.keycloak.dom.saml.v2.assertion.AttributeType;
import org.keycloak.dom.saml.v2.assertion.AuthnStatementType;
import org.keycloak.dom.saml.v2.protocol.ResponseType;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.saml.processing.core.saml.v2.util.XMLTimeUtil;

final class AssertionConfigTest {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00.999Z");
    private static final ToldInAssertion TOLD = new ToldInAssertion(
            new Assurance("mfa", List.of("pwd", "otp", "mfa"), Optional.of(NOON), true, Optional.of(NOON)),
            Optional.of(URI.create("urn:test:mfa")));

    @Test
    void allIsSaidByDefault() {
        assertThat(AssertionConfig.of(mapper(Map.of()))).isEqualTo(new AssertionConfig(true, true));
        assertThat(AssertionConfig.properties())
                .allMatch(property -> property.getDefaultValue().equals("true"));
    }

    @Test
    void allCanBeSwitchedOff() {
        assertThat(AssertionConfig.of(mapper(Map.of("context.class", "false", "authn.instant", "false"))))
                .isEqualTo(new AssertionConfig(false, false));
    }

    @Test
    void whatIsSwitchedOffStaysAsKeycloakWroteIt() {
        AuthnStatementType statement = statement();

        new AssertionConfig(false, false).write(TOLD, answer(statement));

        assertThat(statement.getAuthnInstant().toXMLFormat()).isEqualTo("2026-01-31T23:59:58.123Z");
        assertThat(statement.getAuthnContext()).isNull();
    }

    @Test
    void aStatementSaysWhatWasProvenAndWhen() {
        AuthnStatementType statement = statement();

        new AssertionConfig(true, true).write(TOLD, answer(statement));

        assertThat(statement.getAuthnInstant().toXMLFormat()).isEqualTo("2026-01-02T12:00:00Z");
        assertThat(statement.getAuthnContext().getSequence().getClassRef().getValue())
                .isEqualTo(URI.create("urn:test:mfa"));
    }

    @Test
    void attributesOfOursAreWrittenInPlaceOfOthers() {
        AttributeStatementType statement = new AttributeStatementType();
        for (String name : List.of("acr", "auth_time", "mail")) {
            AttributeType attribute = new AttributeType(name);
            attribute.addAttributeValue("of another mapper");
            statement.addAttribute(new ASTChoiceType(attribute));
        }

        AssuranceAttributes.of(new Assurance("0", List.of(), Optional.empty(), false, Optional.empty()))
                .writeTo(statement);

        assertThat(statement.getAttributes().stream().map(ASTChoiceType::getAttribute))
                .extracting(AttributeType::getName, AttributeType::getAttributeValue)
                .containsExactly(
                        tuple("mail", List.of("of another mapper")),
                        tuple("acr", List.of("0")),
                        tuple("mfa_verified", List.of("false")));
    }

    private static AuthnStatementType statement() {
        return new AuthnStatementType(XMLTimeUtil.parse("2026-01-31T23:59:58.123Z"));
    }

    private static AuthnStatements answer(AuthnStatementType statement) {
        AssertionType assertion = new AssertionType("_1", XMLTimeUtil.parse("2026-01-31T23:59:58.123Z"));
        assertion.addStatement(statement);
        ResponseType response = new ResponseType("_2", XMLTimeUtil.parse("2026-01-31T23:59:58.123Z"));
        response.addAssertion(new ResponseType.RTChoiceType(assertion));
        return new AuthnStatements(response);
    }

    private static ProtocolMapperModel mapper(Map<String, String> config) {
        ProtocolMapperModel mapper = new ProtocolMapperModel();
        mapper.setConfig(new HashMap<>(config));
        return mapper;
    }
}
