package io.keycloakstepup.mappers.saml;

import io.keycloakstepup.flow.enforcement.Enforcement;
import io.keycloakstepup.flow.gate.Gate;
import io.keycloakstepup.flow.reason.Reason;
import java.util.List;
import java.util.Optional;
import org.keycloak.dom.saml.v2.assertion.AttributeStatementType;
import org.keycloak.dom.saml.v2.protocol.ResponseType;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.saml.mappers.AbstractSAMLProtocolMapper;
import org.keycloak.protocol.saml.mappers.SAMLAttributeStatementMapper;
import org.keycloak.protocol.saml.mappers.SAMLLoginResponseMapper;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * Lets no SAML answer out that did not pass the gate, and has those that did say what was proven, and when: as attributes,
 * as the class of their authentication context, and as its instant. Keycloak has no client-policy event for an answer of
 * this protocol, but it runs the mappers on each, and sends none if one of them throws.
 */
public final class SamlAssuranceMapper extends AbstractSAMLProtocolMapper
        implements SAMLAttributeStatementMapper, SAMLLoginResponseMapper {

    /** The id of this mapper. */
    public static final String ID = "step-up-saml-assurance-mapper";

    private static final String REASON = "step_up_reason";

    /** After every mapper of Keycloak's own, so that ours has the last word. */
    private static final int LAST = 1000;

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public int getPriority() {
        return LAST;
    }

    @Override
    public String getDisplayType() {
        return "Step-up assurance";
    }

    @Override
    public String getDisplayCategory() {
        return "AttributeStatement Mapper";
    }

    @Override
    public String getHelpText() {
        return "Refuses assertions to whom the step-up gate did not let pass, and says in the others what was proven:"
                + " AuthnContextClassRef, AuthnInstant, and acr, amr, auth_time and mfa_verified as attributes.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return AssertionConfig.properties();
    }

    @Override
    public void transformAttributeStatement(
            AttributeStatementType statement,
            ProtocolMapperModel mapper,
            KeycloakSession session,
            UserSessionModel userSession,
            AuthenticatedClientSessionModel clientSession) {
        requireGate(session, clientSession);
        told(session, clientSession)
                .ifPresent(told -> AssuranceAttributes.of(told.assurance()).writeTo(statement));
    }

    @Override
    public ResponseType transformLoginResponse(
            ResponseType response,
            ProtocolMapperModel mapper,
            KeycloakSession session,
            UserSessionModel userSession,
            ClientSessionContext context) {
        // Once more, as the answer may carry no attributes at all.
        requireGate(session, context.getClientSession());
        told(session, context.getClientSession())
                .ifPresent(told -> AssertionConfig.of(mapper).write(told, new AuthnStatements(response)));
        return response;
    }

    /** Nothing where the gate was not passed in this very sign-in: what the client was told earlier says nothing of it. */
    private static Optional<ToldInAssertion> told(
            KeycloakSession session, AuthenticatedClientSessionModel clientSession) {
        return isOpen(session, clientSession) ? ToldInAssertion.of(clientSession) : Optional.empty();
    }

    private static void requireGate(KeycloakSession session, AuthenticatedClientSessionModel clientSession) {
        RealmModel realm = session.getContext().getRealm();
        if (Enforcement.in(session, realm).isThere() && !isOpen(session, clientSession)) {
            record(session, clientSession);
            throw new GateNotPassed(clientSession.getClient());
        }
    }

    private static void record(KeycloakSession session, AuthenticatedClientSessionModel clientSession) {
        UserSessionModel userSession = clientSession.getUserSession();
        new EventBuilder(userSession.getRealm(), session, session.getContext().getConnection())
                .event(EventType.LOGIN)
                .client(clientSession.getClient())
                .user(userSession.getUser())
                .session(userSession)
                .detail(REASON, Reason.GATE_NOT_PASSED.code())
                .error(Errors.ACCESS_DENIED);
    }

    private static boolean isOpen(KeycloakSession session, AuthenticatedClientSessionModel clientSession) {
        return Optional.ofNullable(session.getContext().getAuthenticationSession())
                .filter(authSession ->
                        Gate.isOpen(authSession, clientSession.getUserSession().getUser()))
                .isPresent();
    }
}
