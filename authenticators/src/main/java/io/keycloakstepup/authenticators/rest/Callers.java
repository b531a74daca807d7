package io.keycloakstepup.authenticators.rest;

import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.OAuth2Constants;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.common.VerificationException;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.utils.AuthorizeClientUtil;
import org.keycloak.representations.AccessToken;
import org.keycloak.representations.dpop.DPoP;
import org.keycloak.services.managers.AppAuthManager;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;
import org.keycloak.services.util.DPoPUtil;
import org.keycloak.util.TokenUtil;

/**
 * Finds out who calls, as the token endpoint does: by the client's authentication, a key that is shown (RFC 9449), and at
 * the start by a user's access token. Who only shows where a transaction stands is told by its token, and authenticates
 * nothing but the key that it is bound to.
 */
record Callers(KeycloakSession session, HttpCall http) {

    /** The members by which a client says who it is. */
    static final List<String> MEMBERS = List.of(
            OAuth2Constants.CLIENT_ID,
            OAuth2Constants.CLIENT_SECRET,
            OAuth2Constants.CLIENT_ASSERTION,
            OAuth2Constants.CLIENT_ASSERTION_TYPE);

    /** Who goes on with a transaction. */
    Caller of(Message message) {
        Authenticated authenticated = authenticated(message);
        return new Caller(authenticated.client(), proof(), authenticated.notes(), Optional.empty(), false);
    }

    /** Who shows no more than a token of this client's transaction, which changes nothing. */
    Caller showing(ClientModel client) {
        session.getContext().setClient(client);
        http.checkOrigin(client);
        return new Caller(client, proof(), Map.of(), Optional.empty(), false);
    }

    /** Who begins one, with a user's access token or without. */
    Caller starting(Message message) {
        Authenticated authenticated = authenticated(message);
        return token().map(token -> withToken(authenticated, token))
                .orElseGet(() ->
                        new Caller(authenticated.client(), proof(), authenticated.notes(), Optional.empty(), false));
    }

    private Caller withToken(Authenticated authenticated, AppAuthManager.AuthHeader header) {
        AuthResult result = new AppAuthManager.BearerTokenAuthenticator(session)
                .setTokenString(header.getToken())
                .authenticate();
        if (result == null
                || !authenticated.client().equals(result.client())
                || result.session() == null
                || result.session().isOffline()
                || result.session().getPersistenceState() == UserSessionModel.SessionPersistenceState.TRANSIENT) {
            http.of(authenticated.client()).event().error(Errors.INVALID_TOKEN);
            throw new Problem(ProblemCode.TOKEN_INVALID)
                    .header(HttpHeaders.WWW_AUTHENTICATE, header.getScheme() + " error=\"invalid_token\"");
        }
        Optional<String> bound =
                Optional.ofNullable(result.token().getConfirmation()).map(AccessToken.Confirmation::getKeyThumbprint);
        boolean isShown = TokenUtil.TOKEN_TYPE_DPOP.equalsIgnoreCase(header.getScheme());
        boolean isConfidential = !authenticated.client().isPublicClient();
        return new Caller(
                authenticated.client(),
                isShown ? bound : proof(),
                authenticated.notes(),
                Optional.of(result.session()),
                isConfidential || (isShown && bound.isPresent()));
    }

    private Optional<AppAuthManager.AuthHeader> token() {
        try {
            return Optional.ofNullable(AppAuthManager.extractAuthorizationHeaderTokenOrReturnNull(
                    session.getContext().getHttpRequest().getHttpHeaders()));
        } catch (NotAuthorizedException severalHeaders) {
            throw Problem.invalid("there is one Authorization header");
        }
    }

    /** The key that is shown: for this call, now, and once. */
    private Optional<String> proof() {
        if (session.getContext().getHttpRequest().getHttpHeaders().getHeaderString(OAuth2Constants.DPOP_HTTP_HEADER)
                == null) {
            return Optional.empty();
        }
        try {
            DPoP proof = new DPoPUtil.Validator(session)
                    .request(session.getContext().getHttpRequest())
                    .uriInfo(session.getContext().getUri())
                    .validate();
            session.setAttribute(DPoPUtil.DPOP_SESSION_ATTRIBUTE, proof);
            return Optional.of(proof.getThumbprint());
        } catch (VerificationException e) {
            throw Problem.invalid("the DPoP proof is not valid").with("error", "invalid_dpop_proof");
        }
    }

    private Authenticated authenticated(Message message) {
        RealmModel realm = session.getContext().getRealm();
        EventBuilder event =
                new EventBuilder(realm, session, session.getContext().getConnection()).event(EventType.CLIENT_LOGIN);
        AuthenticationProcessor processor = AuthorizeClientUtil.getAuthenticationProcessor(session, event)
                .setRequest(new ClientRequest(session.getContext().getHttpRequest(), form(message)));
        Response refused = processor.authenticateClient();
        ClientModel client = processor.getClient();
        if (refused != null || client == null || !isUsable(client)) {
            throw new Problem(ProblemCode.CLIENT_INVALID)
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"" + realm.getName() + "\"");
        }
        session.getContext().setClient(client);
        http.checkOrigin(client);
        return new Authenticated(
                client, Optional.ofNullable(processor.getClientAuthAttributes()).orElse(Map.of()));
    }

    private static MultivaluedMap<String, String> form(Message message) {
        MultivaluedMap<String, String> form = new MultivaluedHashMap<>();
        MEMBERS.forEach(name -> message.text(name).ifPresent(value -> form.putSingle(name, value)));
        return form;
    }

    private static boolean isUsable(ClientModel client) {
        return client.isEnabled()
                && !client.isBearerOnly()
                && OIDCLoginProtocol.LOGIN_PROTOCOL.equals(
                        Optional.ofNullable(client.getProtocol()).orElse(OIDCLoginProtocol.LOGIN_PROTOCOL));
    }

    private record Authenticated(ClientModel client, Map<String, String> notes) {}
}
