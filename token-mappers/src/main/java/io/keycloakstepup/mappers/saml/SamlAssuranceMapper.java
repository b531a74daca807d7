package io.keycloakstepup.mappers.saml;

import io.keycloakstepup.flow.enforcement.Enforcement;
import io.keycloakstepup.flow.gate.Gate;
import io.keycloakstepup.flow.ledger.Snapshot;
import io.keycloakstepup.flow.reason.Reason;
import io.keycloakstepup.flow.registry.PolicyRegistry;
import io.keycloakstepup.policy.level.Assurance;
import io.keycloakstepup.policy.level.Levels;
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
 * Lets no SAML answer out that did not pass the gate, and writes the attributes {@code acr}, {@code amr},
 * {@code auth_time} and {@code mfa_verified} into those that did. Keycloak has no client-policy event for an answer of this
 * protocol, but it runs the mappers on each, and sends none if one of them throws.
 */
public final class SamlAssuranceMapper extends AbstractSAMLProtocolMapper
        implements SAMLAttributeStatementMapper, SAMLLoginResponseMapper {

    /** The id of this mapper. */
    public static final String ID = "step-up-saml-assurance-mapper";

    private static final String REASON = "step_up_reason";

    /** Before every other mapper: what must not get out need not be made. */
    private static final int FIRST = Integer.MIN_VALUE;

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public int getPriority() {
        return FIRST;
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
        return "Refuses assertions to whom the step-up gate did not let pass, and writes acr, amr, auth_time and"
                + " mfa_verified as attributes.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return List.of();
    }

    @Override
    public void transformAttributeStatement(
            AttributeStatementType statement,
            ProtocolMapperModel mapper,
            KeycloakSession session,
            UserSessionModel userSession,
            AuthenticatedClientSessionModel clientSession) {
        requireGate(session, clientSession);
        levels(userSession.getRealm())
                .flatMap(levels -> Snapshot.read(clientSession).map(snapshot -> snapshot.atGate(levels)))
                .ifPresent(assurance -> write(assurance, statement));
    }

    private static void write(Assurance assurance, AttributeStatementType statement) {
        AssuranceAttributes.of(assurance).forEach(statement::addAttribute);
    }

    /** Once more, as the answer may carry no attributes at all. */
    @Override
    public ResponseType transformLoginResponse(
            ResponseType response,
            ProtocolMapperModel mapper,
            KeycloakSession session,
            UserSessionModel userSession,
            ClientSessionContext context) {
        requireGate(session, context.getClientSession());
        return response;
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

    private static Optional<Levels> levels(RealmModel realm) {
        return PolicyRegistry.of(realm)
                .match(
                        standing -> Optional.of(standing.policy().levels()),
                        Optional::empty,
                        broken -> Optional.empty());
    }
}
