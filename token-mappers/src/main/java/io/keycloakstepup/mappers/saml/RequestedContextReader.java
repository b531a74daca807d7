package io.keycloakstepup.mappers.saml;

import io.keycloakstepup.flow.saml.AskedContexts;
import io.keycloakstepup.flow.saml.Comparison;
import java.util.Optional;
import org.keycloak.Config;
import org.keycloak.dom.saml.v2.protocol.AuthnContextComparisonType;
import org.keycloak.dom.saml.v2.protocol.AuthnRequestType;
import org.keycloak.dom.saml.v2.protocol.RequestedAuthnContextType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.protocol.saml.preprocessor.SamlAuthenticationPreprocessor;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Reads from each SAML request which authentication contexts it asks for, before Keycloak does, and changes nothing in it:
 * in realms whose flow is not ours Keycloak goes on as ever.
 */
public final class RequestedContextReader implements SamlAuthenticationPreprocessor {

    @Override
    public String getId() {
        return "step-up-saml-contexts";
    }

    @Override
    public AuthnRequestType beforeProcessingLoginRequest(
            AuthnRequestType request, AuthenticationSessionModel authSession) {
        Optional.ofNullable(request.getRequestedAuthnContext())
                .map(RequestedContextReader::contexts)
                .ifPresent(asked -> asked.write(authSession));
        return request;
    }

    private static AskedContexts contexts(RequestedAuthnContextType requested) {
        return new AskedContexts(comparison(requested.getComparison()), requested.getAuthnContextClassRef());
    }

    /** Where the request does not say it is {@code exact} (SAML Core §3.3.2.2.1). */
    private static Comparison comparison(AuthnContextComparisonType comparison) {
        return Optional.ofNullable(comparison)
                .map(AuthnContextComparisonType::name)
                .map(Comparison::valueOf)
                .orElse(Comparison.EXACT);
    }

    @Override
    public SamlAuthenticationPreprocessor create(KeycloakSession session) {
        return this;
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
