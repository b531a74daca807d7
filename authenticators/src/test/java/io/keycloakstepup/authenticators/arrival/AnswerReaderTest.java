package io.keycloakstepup.authenticators.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.xml.datatype.DatatypeConfigurationException;
import javax.xml.datatype.DatatypeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.dom.saml.v2.assertion.AuthnContextClassRefType;
import org.keycloak.dom.saml.v2.assertion.AuthnContextType;
import org.keycloak.dom.saml.v2.assertion.AuthnStatementType;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.representations.JsonWebToken;
import org.keycloak.util.JsonSerialization;

final class AnswerReaderTest {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    @Test
    void anIdTokenSaysLevelMethodsAndTime() throws Exception {
        ProviderAnswer answer = ofToken("""
                {"acr": "gold", "amr": ["pwd", "otp"], "auth_time": 1767355200}""");

        assertThat(answer.provider()).isEqualTo("partner");
        assertThat(answer.acrs()).containsExactly("gold");
        assertThat(answer.methods()).containsExactly("pwd", "otp");
        assertThat(answer.saidAt()).contains(NOON);
    }

    @Test
    void aNumberForALevelIsReadAsItIsWritten() throws Exception {
        assertThat(ofToken("{\"acr\": 2, \"amr\": \"pwd\"}").acrs()).containsExactly("2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"acr\": null, \"amr\": null, \"auth_time\": null}",
                "{\"acr\": {\"a\": \"gold\"}, \"amr\": [null, {}], \"auth_time\": \"noon\"}",
                "{\"acr\": [[\"gold\"]], \"amr\": true, \"auth_time\": [1767355200]}",
                "{\"auth_time\": 9223372036854775807}"
            })
    void whatHasNoMeaningSaysNothing(String claims) throws Exception {
        ProviderAnswer answer = ofToken(claims);

        assertThat(answer.acrs()).isEmpty();
        assertThat(answer.methods()).isEmpty();
        assertThat(answer.saidAt()).isEmpty();
    }

    @Test
    void anAssertionSaysClassAndTime() throws Exception {
        AuthnContextType context = new AuthnContextType();
        AuthnContextType.AuthnContextTypeSequence sequence = new AuthnContextType.AuthnContextTypeSequence();
        sequence.setClassRef(new AuthnContextClassRefType(URI.create("urn:strong")));
        context.setSequence(sequence);
        AuthnStatementType statement = statement();
        statement.setAuthnContext(context);

        ProviderAnswer answer = read(Map.of("SAML_AUTHN_STATEMENT", statement));

        assertThat(answer.acrs()).containsExactly("urn:strong");
        assertThat(answer.methods()).isEmpty();
        assertThat(answer.saidAt()).contains(NOON);
    }

    @Test
    void anAssertionWithoutAClassSaysOnlyWhen() throws Exception {
        ProviderAnswer answer = read(Map.of("SAML_AUTHN_STATEMENT", statement()));

        assertThat(answer.acrs()).isEmpty();
        assertThat(answer.saidAt()).contains(NOON);
    }

    @Test
    void whatNoIdTokenSaysIsPassedOver() {
        ProviderAnswer answer = read(Map.of("UserInfo", "{\"acr\": \"gold\"}", "VALIDATED_ID_TOKEN", "gold"));

        assertThat(answer.acrs()).isEqualTo(List.of());
        assertThat(answer.saidAt()).isEmpty();
    }

    private static AuthnStatementType statement() throws DatatypeConfigurationException {
        return new AuthnStatementType(DatatypeFactory.newInstance().newXMLGregorianCalendar("2026-01-02T12:00:00Z"));
    }

    private static ProviderAnswer ofToken(String claims) throws Exception {
        return read(Map.of("VALIDATED_ID_TOKEN", JsonSerialization.readValue(claims, JsonWebToken.class)));
    }

    private static ProviderAnswer read(Map<String, Object> data) {
        IdentityProviderModel model = new IdentityProviderModel();
        model.setAlias("partner");
        model.setEnabled(true);
        BrokeredIdentityContext context = new BrokeredIdentityContext("account", model);
        context.getContextData().putAll(data);
        return new AnswerReader(context).read();
    }
}
