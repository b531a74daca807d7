package io.keycloakstepup.mappers.enforcer;

import io.keycloakstepup.flow.enforcement.Enforcement;
import io.keycloakstepup.flow.facts.GrantFacts;
import io.keycloakstepup.flow.facts.GrantFacts.Named;
import io.keycloakstepup.flow.facts.RequestedScopes;
import io.keycloakstepup.flow.grant.ClientRequest;
import io.keycloakstepup.flow.grant.PermissionRequest;
import io.keycloakstepup.flow.grant.SubjectToken;
import io.keycloakstepup.flow.time.ServerClock;
import io.keycloakstepup.policy.facts.Grant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.OAuth2Constants;
import org.keycloak.events.EventType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * Asks the policy before a token becomes one with permissions (UMA 2.0), as before any other exchange. A client that
 * presents no token gets one of its own first, and is asked then too. Nothing is issued that was not asked about both as to who
 * asks and as to the resource server.
 */
record PermissionCheck(KeycloakSession session) {

    void run() {
        if (Enforcement.in(session, session.getContext().getRealm()).isThere()) {
            SubjectToken subject = SubjectToken.of(session);
            account(subject).ifPresentOrElse(this::checkClient, () -> checkUser(subject));
        }
    }

    /** That of a client which asks for itself, whether it presents a token of its own or leaves that to Keycloak. */
    private Optional<UserModel> account(SubjectToken subject) {
        return subject.isPresented()
                ? subject.user().filter(user -> user.getServiceAccountClientLink() != null)
                : Optional.ofNullable(session.users().getServiceAccount(client()));
    }

    private void checkClient(UserModel account) {
        GrantEvent event = new GrantEvent(session, EventType.PERMISSION_TOKEN, Optional.of(account), Optional.empty());
        judged().forEach(client -> event.carryOut(
                new ClientRequest(asked(Grant.CLIENT_CREDENTIALS, client, account)).verdict(),
                TokenRefusal::toClients));
    }

    /** Whoever presents nothing and has no account gets nothing of Keycloak either. */
    private void checkUser(SubjectToken subject) {
        if (subject.isPresented()) {
            judged().forEach(client -> new SubjectCheck(
                            session, EventType.PERMISSION_TOKEN, user -> asked(Grant.TOKEN_EXCHANGE, client, user))
                    .run());
        }
    }

    /** Who asks, and the resource servers: Keycloak makes the new token with their scopes, as if it were theirs. */
    private List<ClientModel> judged() {
        Stream<ClientModel> servers = PermissionRequest.to(session).audiences().stream()
                .flatMap(name ->
                        Stream.ofNullable(session.getContext().getRealm().getClientByClientId(name)));
        return Stream.concat(Stream.of(client()), servers).distinct().toList();
    }

    private ClientModel client() {
        return session.getContext().getClient();
    }

    /** The parameter {@code scope} of such a request names no scopes of OAuth. */
    private GrantFacts asked(Grant grant, ClientModel client, UserModel user) {
        Optional<String> scope =
                client.equals(client()) ? SubjectToken.of(session).scope() : scopeAt(client);
        RequestedScopes scopes = new RequestedScopes(session, client, scope, Optional.of(user));
        Named named = new Named(PermissionRequest.to(session).audiences(), List.of());
        return new GrantFacts(session, grant, scopes, named, ServerClock.now());
    }

    /** What the user's session holds of this client; empty where the user has not been there. */
    private Optional<String> scopeAt(ClientModel client) {
        return SubjectToken.of(session)
                .userSession()
                .flatMap(userSession ->
                        Optional.ofNullable(userSession.getAuthenticatedClientSessionByClient(client.getId())))
                .flatMap(clientSession -> Optional.ofNullable(clientSession.getNote(OAuth2Constants.SCOPE)));
    }
}
