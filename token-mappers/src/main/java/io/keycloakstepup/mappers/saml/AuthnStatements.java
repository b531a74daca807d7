package io.keycloakstepup.mappers.saml;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.datatype.DatatypeConstants;
import javax.xml.datatype.XMLGregorianCalendar;
import org.keycloak.dom.saml.v2.assertion.AuthnContextClassRefType;
import org.keycloak.dom.saml.v2.assertion.AuthnContextType;
import org.keycloak.dom.saml.v2.assertion.AuthnStatementType;
import org.keycloak.dom.saml.v2.protocol.ResponseType;
import org.keycloak.saml.common.constants.JBossSAMLURIConstants;

/** What the assertions of one answer say of how and when their user was authenticated (SAML Core §2.7.2). */
record AuthnStatements(ResponseType response) {

    /** Lets them name this class of context; where there is none, that the way is unspecified. */
    void nameClass(Optional<URI> contextClass) {
        URI told = contextClass.orElse(JBossSAMLURIConstants.AC_UNSPECIFIED.getUri());
        all().forEach(statement -> statement.setAuthnContext(context(told)));
    }

    /**
     * Lets them say when it was. Keycloak says of single sign-on, too, that it is a moment ago. Its type has no setter for
     * the instant, nor does an assertion let go of a statement; so the instant itself is moved.
     */
    void nameInstant(Instant at) {
        ZonedDateTime utc = at.atZone(ZoneOffset.UTC);
        all().map(AuthnStatementType::getAuthnInstant).forEach(told -> move(told, utc));
    }

    private static void move(XMLGregorianCalendar told, ZonedDateTime utc) {
        told.setYear(utc.getYear());
        told.setMonth(utc.getMonthValue());
        told.setDay(utc.getDayOfMonth());
        told.setTime(utc.getHour(), utc.getMinute(), utc.getSecond(), DatatypeConstants.FIELD_UNDEFINED);
        told.setTimezone(0);
    }

    private Stream<AuthnStatementType> all() {
        return response.getAssertions().stream()
                .flatMap(choice -> Stream.ofNullable(choice.getAssertion()))
                .flatMap(assertion -> assertion.getStatements().stream())
                .filter(AuthnStatementType.class::isInstance)
                .map(AuthnStatementType.class::cast);
    }

    private static AuthnContextType context(URI contextClass) {
        AuthnContextType.AuthnContextTypeSequence sequence = new AuthnContextType.AuthnContextTypeSequence();
        sequence.setClassRef(new AuthnContextClassRefType(contextClass));
        AuthnContextType context = new AuthnContextType();
        context.setSequence(sequence);
        return context;
    }
}
