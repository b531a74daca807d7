package io.keycloakstepup.mappers.enforcer;

import io.keycloakstepup.flow.facts.GrantFacts;
import io.keycloakstepup.flow.facts.GrantFacts.Named;
import io.keycloakstepup.flow.facts.RequestedScopes;
import io.keycloakstepup.flow.grant.VouchedRequest;
import io.keycloakstepup.flow.reason.Reason;
import io.keycloakstepup.flow.time.ServerClock;
import io.keycloakstepup.policy.facts.Grant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.EventType;
import org.keycloak.models.ClientScopeModel;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.oidc.grants.ciba.channel.CIBAAuthenticationRequest;
import org.keycloak.services.clientpolicy.context.JWTAuthorizationGrantContext;

/** Asks the policy before somebody gets tokens for a user whom another party has authenticated. */
record VouchedCheck(KeycloakSession session) {

    /** A backchannel authentication (OpenID Connect CIBA), both when it is asked for and when it is redeemed. */
    void backchannel(CIBAAuthenticationRequest request) {
        UserModel user = session.users().getUserById(realm(), request.getSubject());
        List<String> acrs = Stream.ofNullable(request.getAcrValues())
                .flatMap(values -> Stream.of(values.split(" ")))
                .toList();
        check(EventType.AUTHREQID_TO_TOKEN, Grant.CIBA, user, request.getScope(), acrs);
    }

    /** An assertion of another issuer (RFC 7523). */
    void assertion(JWTAuthorizationGrantContext request) {
        String subject = request.getAuthorizationGrantContext().getSubject();
        UserModel user = session.users()
                .getUserByFederatedIdentity(
                        realm(), new FederatedIdentityModel(request.getIdentityProviderAlias(), subject, subject));
        check(EventType.JWT_AUTHORIZATION_GRANT, Grant.JWT_BEARER, user, request.getScopeParameter(), List.of());
    }

    /** The code of an issuer of credentials, whose word about the user is an assertion like any other. */
    void preAuthorized(UserModel user, String scope, List<ClientScopeModel> ofCredentials) {
        RequestedScopes scopes = new RequestedScopes(
                session, session.getContext().getClient(), Optional.of(scope), Optional.of(user), ofCredentials);
        check(EventType.VERIFIABLE_CREDENTIAL_PRE_AUTHORIZED_GRANT, Grant.JWT_BEARER, user, scopes, List.of());
    }

    private void check(
            EventType type, Grant grant, @Nullable UserModel user, @Nullable String scope, List<String> acrs) {
        if (user == null) {
            new GrantEvent(session, type, Optional.empty(), Optional.empty())
                    .refuse(TokenRefusal.unmet(Reason.LEVEL_UNMET));
        } else {
            RequestedScopes scopes = new RequestedScopes(
                    session, session.getContext().getClient(), Optional.ofNullable(scope), Optional.of(user));
            check(type, grant, user, scopes, acrs);
        }
    }

    private void check(EventType type, Grant grant, UserModel user, RequestedScopes scopes, List<String> acrs) {
        GrantFacts asked = new GrantFacts(session, grant, scopes, new Named(List.of(), acrs), ServerClock.now());
        new GrantEvent(session, type, Optional.of(user), Optional.empty())
                .carryOut(new VouchedRequest(user, asked).verdict(), TokenRefusal::toUsers);
    }

    private RealmModel realm() {
        return session.getContext().getRealm();
    }
}
