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
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * Asks the policy before a token becomes one with permissions (UMA 2.0), as before any other exchange. A client that
 * presents no token gets one of its own first, and is asked then; one that presents it is asked once more.
 */
record PermissionCheck(KeycloakSession session) {

    void run() {
        boolean isEnforced =
                Enforcement.in(session, session.getContext().getRealm()).isThere();
        SubjectToken subject = SubjectToken.of(session);
        if (isEnforced && subject.isPresented()) {
            subject.user().filter(PermissionCheck::isClient).ifPresentOrElse(this::checkClient, () -> new SubjectCheck(
                            session, EventType.PERMISSION_TOKEN, this::exchanged)
                    .run());
        }
    }

    private static boolean isClient(UserModel user) {
        return user.getServiceAccountClientLink() != null;
    }

    private void checkClient(UserModel account) {
        new GrantEvent(session, EventType.PERMISSION_TOKEN, Optional.of(account), Optional.empty())
                .carryOut(
                        new ClientRequest(asked(Grant.CLIENT_CREDENTIALS, account)).verdict(), TokenRefusal::toClients);
    }

    private GrantFacts exchanged(UserModel user) {
        return asked(Grant.TOKEN_EXCHANGE, user);
    }

    /** The parameter {@code scope} of such a request names no scopes of OAuth: what the token has stays. */
    private GrantFacts asked(Grant grant, UserModel user) {
        Optional<String> scope = SubjectToken.of(session).scope();
        RequestedScopes scopes =
                new RequestedScopes(session, session.getContext().getClient(), scope, Optional.of(user));
        Named named = new Named(PermissionRequest.to(session).audiences(), List.of());
        return new GrantFacts(session, grant, scopes, named, ServerClock.now());
    }
}
