package io.keycloakstepup.authenticators.rest;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.OIDCConfigAttributes;
import org.keycloak.protocol.oidc.par.clientpolicy.context.PushedAuthorizationRequestContext;
import org.keycloak.protocol.oidc.par.endpoints.request.ParEndpointRequestParserProcessor;
import org.keycloak.services.ErrorPageException;
import org.keycloak.services.clientpolicy.ClientPolicyException;

/**
 * Whether an application could push an authorization request itself: what its settings or a client policy forbid it, is not
 * done for it either.
 *
 * @param session of the call
 * @param client the application
 */
record PushPermission(KeycloakSession session, ClientModel client) {

    /** For whom only what is signed is pushed. */
    private static final List<String> SIGNED = List.of(
            OIDCConfigAttributes.REQUEST_OBJECT_REQUIRED_REQUEST,
            OIDCConfigAttributes.REQUEST_OBJECT_REQUIRED_REQUEST_OR_REQUEST_URI);

    boolean isGivenTo(Map<String, String> parameters) {
        boolean isSigned = Optional.ofNullable(client.getAttribute(OIDCConfigAttributes.REQUEST_OBJECT_REQUIRED))
                .filter(SIGNED::contains)
                .isPresent();
        return !isSigned && isGivenByPolicies(new MultivaluedHashMap<>(parameters));
    }

    private boolean isGivenByPolicies(MultivaluedMap<String, String> form) {
        EventBuilder event = new EventBuilder(
                        session.getContext().getRealm(),
                        session,
                        session.getContext().getConnection())
                .event(EventType.PUSHED_AUTHORIZATION_REQUEST)
                .client(client);
        try {
            session.clientPolicy()
                    .triggerOnEvent(new PushedAuthorizationRequestContext(
                            client,
                            ParEndpointRequestParserProcessor.parseRequest(event, session, client, form),
                            form));
            return true;
        } catch (ClientPolicyException | ErrorPageException forbidden) {
            return false;
        }
    }
}
