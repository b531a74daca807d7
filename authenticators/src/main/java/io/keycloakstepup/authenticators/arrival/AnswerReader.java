package io.keycloakstepup.authenticators.arrival;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.datatype.DatatypeConstants;
import javax.xml.datatype.XMLGregorianCalendar;
import org.jspecify.annotations.Nullable;
import org.keycloak.broker.oidc.OIDCIdentityProvider;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.broker.saml.SAMLEndpoint;
import org.keycloak.dom.saml.v2.assertion.AuthnContextType;
import org.keycloak.dom.saml.v2.assertion.AuthnStatementType;
import org.keycloak.representations.IDToken;
import org.keycloak.representations.JsonWebToken;

/**
 * Reads what Keycloak keeps of a provider's answer: the validated ID token (OpenID Connect Core §2), or the statement
 * about the authentication (SAML 2.0 Core §2.7.2). What only the access token or the userinfo endpoint says is passed over.
 */
record AnswerReader(BrokeredIdentityContext context) {

    private static final String METHODS = "amr";

    ProviderAnswer read() {
        Map<String, Object> data = context.getContextData();
        if (data.get(OIDCIdentityProvider.VALIDATED_ID_TOKEN) instanceof JsonWebToken token) {
            Map<String, Object> claims = token.getOtherClaims();
            return answer(
                    texts(claims.get(IDToken.ACR)), texts(claims.get(METHODS)), seconds(claims.get(IDToken.AUTH_TIME)));
        }
        return data.get(SAMLEndpoint.SAML_AUTHN_STATEMENT) instanceof AuthnStatementType statement
                ? answer(classOf(statement).stream().toList(), List.of(), instant(statement.getAuthnInstant()))
                : answer(List.of(), List.of(), Optional.empty());
    }

    private ProviderAnswer answer(List<String> acrs, List<String> methods, Optional<Instant> at) {
        return new ProviderAnswer(context.getIdpConfig().getAlias(), acrs, methods, at);
    }

    /** Both claims are texts by their definition; a number among them is what some providers send for a level. */
    private static List<String> texts(@Nullable Object claim) {
        Stream<?> values = claim instanceof Collection<?> many ? many.stream() : Stream.ofNullable(claim);
        return values.filter(value -> value instanceof String || value instanceof Number)
                .map(Object::toString)
                .toList();
    }

    private static Optional<Instant> seconds(@Nullable Object claim) {
        return claim instanceof Number number ? instant(number.longValue()) : Optional.empty();
    }

    private static Optional<Instant> instant(long epochSecond) {
        try {
            return Optional.of(Instant.ofEpochSecond(epochSecond));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** One without a zone would be read in this server's own (SAML 2.0 Core §1.3.3 has none but UTC). */
    private static Optional<Instant> instant(@Nullable XMLGregorianCalendar time) {
        return Optional.ofNullable(time)
                .filter(at -> at.getTimezone() != DatatypeConstants.FIELD_UNDEFINED)
                .map(at -> at.toGregorianCalendar().toInstant());
    }

    private static Optional<String> classOf(AuthnStatementType statement) {
        return Optional.ofNullable(statement.getAuthnContext())
                .map(AuthnContextType::getSequence)
                .map(AuthnContextType.AuthnContextTypeSequence::getClassRef)
                .map(reference -> reference.getValue().toString());
    }
}
