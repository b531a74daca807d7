package io.keycloakstepup.authenticators.rest;

import io.keycloakstepup.flow.login.DefaultAge;
import io.keycloakstepup.flow.login.WebTerms;
import io.keycloakstepup.flow.operation.Operation;
import jakarta.ws.rs.HttpMethod;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.OAuth2Constants;
import org.keycloak.common.Profile;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.par.endpoints.ParEndpoint;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The authorization request by which a browser goes on where a sign-in over REST cannot: it asks what that one asked, and
 * lies where Keycloak keeps what clients push (RFC 9126), so that the application sends its user there with a reference alone.
 * Keycloak sees to it that only this client uses it, and once.
 *
 * @param session of the call, whose authentication session says what was asked
 * @param isOfSomebody whether the user has proven something, so that the account's name may be told
 */
record PushedRequest(KeycloakSession session, boolean isOfSomebody) {

    /** What was asked, under the names that it has in the notes and in a request. */
    private static final List<String> ASKED = List.of(
            OIDCLoginProtocol.SCOPE_PARAM,
            OIDCLoginProtocol.ACR_PARAM,
            OIDCLoginProtocol.MAX_AGE_PARAM,
            OIDCLoginProtocol.CLAIMS_PARAM,
            OIDCLoginProtocol.NONCE_PARAM,
            OIDCLoginProtocol.CODE_CHALLENGE_PARAM,
            OIDCLoginProtocol.CODE_CHALLENGE_METHOD_PARAM,
            OIDCLoginProtocol.DPOP_JKT);

    /**
     * What stands where nothing was asked, and means nothing. Keycloak takes from the address whatever has no place in what was
     * pushed, so that a browser could say there which level will do.
     */
    private static final Map<String, String> NOTHING = Map.of(
            OIDCLoginProtocol.SCOPE_PARAM, " ",
            OIDCLoginProtocol.ACR_PARAM, " ",
            OIDCLoginProtocol.CLAIMS_PARAM, "{\"id_token\":{},\"userinfo\":{}}",
            OIDCLoginProtocol.PROMPT_PARAM, "");

    /**
     * What an answer says of it. Nothing where there is none: without a code challenge (draft-ietf-oauth-first-party-apps
     * §5.2.2), without a place to go back to, for an operation, which no such request can carry, where the client could not
     * have pushed it itself, and in an answer to GET, which leaves nothing behind.
     */
    Map<String, Object> members() {
        boolean isPossible = Profile.isFeatureEnabled(Profile.Feature.PAR)
                && note(OIDCLoginProtocol.CODE_CHALLENGE_PARAM).isPresent()
                && Operation.in(authSession()).isEmpty()
                && !session.getContext().getHttpRequest().getHttpMethod().equals(HttpMethod.GET);
        return isPossible
                ? parameters()
                        .filter(new PushPermission(session, client())::isGivenTo)
                        .map(this::push)
                        .orElse(Map.of())
                : Map.of();
    }

    private Optional<Map<String, String>> parameters() {
        Map<String, String> parameters = new HashMap<>(NOTHING);
        parameters.putAll(WebTerms.in(authSession()).parameters());
        ASKED.forEach(name -> note(name).ifPresent(value -> parameters.put(name, value)));
        parameters.put(OIDCLoginProtocol.CLIENT_ID_PARAM, client().getClientId());
        parameters.put(OIDCLoginProtocol.RESPONSE_TYPE_PARAM, OAuth2Constants.CODE);
        Optional.ofNullable(authSession().getAuthenticatedUser())
                .filter(user -> isOfSomebody)
                .map(UserModel::getUsername)
                .ifPresent(name -> parameters.putIfAbsent(OIDCLoginProtocol.LOGIN_HINT_PARAM, name));
        new DefaultAge(client())
                .limit()
                .ifPresent(age ->
                        parameters.putIfAbsent(OIDCLoginProtocol.MAX_AGE_PARAM, String.valueOf(age.toSeconds())));
        new WebReturn(session, client())
                .only()
                .ifPresent(place -> parameters.putIfAbsent(OIDCLoginProtocol.REDIRECT_URI_PARAM, place));
        return Optional.of(parameters).filter(all -> all.containsKey(OIDCLoginProtocol.REDIRECT_URI_PARAM));
    }

    /**
     * Leaves it there. Keycloak looks by its date how old it is when the browser comes, and for the entry once more when the
     * user is done: so that it is kept as long as somebody may take on Keycloak's pages. A transaction has one at most, whose
     * date is new with each answer.
     */
    private Map<String, Object> push(Map<String, String> parameters) {
        RealmModel realm = session.getContext().getRealm();
        int lifetimeSeconds = realm.getParPolicy().getRequestUriLifespan();
        String handle = WebTerms.in(authSession()).handle();
        Map<String, String> kept = new HashMap<>(parameters);
        kept.put(ParEndpoint.PAR_CREATED_TIME, String.valueOf(System.currentTimeMillis()));
        session.singleUseObjects()
                .put(
                        ParEndpoint.CACHE_KEY_PREFIX + handle,
                        (long) lifetimeSeconds + realm.getAccessCodeLifespanLogin(),
                        kept);
        return Map.of("request_uri", ParEndpoint.REQUEST_URI_PREFIX + handle, "expires_in", lifetimeSeconds);
    }

    private Optional<String> note(String name) {
        return Optional.ofNullable(authSession().getClientNote(name));
    }

    private ClientModel client() {
        return authSession().getClient();
    }

    private AuthenticationSessionModel authSession() {
        return session.getContext().getAuthenticationSession();
    }
}
