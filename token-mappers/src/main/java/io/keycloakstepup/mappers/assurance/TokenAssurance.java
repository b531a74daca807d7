package io.keycloakstepup.mappers.assurance;

import io.keycloakstepup.flow.grant.ToldSnapshot;
import io.keycloakstepup.flow.ledger.Snapshot;
import io.keycloakstepup.flow.registry.PolicyRegistry;
import io.keycloakstepup.flow.time.ServerClock;
import io.keycloakstepup.policy.level.Assurance;
import io.keycloakstepup.policy.level.Levels;
import io.keycloakstepup.policy.level.Moment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.OAuth2Constants;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** What may truthfully be said in a token that is about to be made. */
record TokenAssurance(KeycloakSession session, ClientSessionContext context) {

    private static final Statement NOTHING = new Statement(
            new Assurance(Assurance.NO_LEVEL, List.of(), Optional.empty(), false, Optional.empty()), List.of());

    /** Empty where no user stands behind the token: a client that asks for itself. */
    Optional<Statement> statement() {
        return isGrant(OAuth2Constants.CLIENT_CREDENTIALS) ? Optional.empty() : Optional.of(ofUser());
    }

    private Statement ofUser() {
        AuthenticatedClientSessionModel clientSession = context.getClientSession();
        UserModel user = clientSession.getUserSession().getUser();
        return ToldSnapshot.of(session, clientSession)
                .map(taken -> MadeStatement.of(session, user, taken, isAtGate(), () -> statement(taken, user)))
                .orElse(NOTHING);
    }

    private Statement statement(Snapshot taken, UserModel user) {
        return levels().map(levels -> read(levels, taken, user)).orElse(NOTHING);
    }

    /**
     * Redeeming a code says what was true at the gate a moment ago, even if the password was changed since (as who signs
     * in with a temporary one must), and so does the password grant, whose gate is passed in the very request. Everything
     * later says what is still fresh and still has its credential.
     */
    private Statement read(Levels levels, Snapshot snapshot, UserModel user) {
        if (isAtGate()) {
            return new Statement(snapshot.atGate(levels), levels.counted(snapshot.ledger(), snapshot.moment()));
        }
        Snapshot standing = snapshot.standing(session, user);
        Instant now = ServerClock.now();
        return new Statement(standing.at(levels, now), levels.counted(standing.ledger(), Moment.at(now)));
    }

    private boolean isAtGate() {
        return isGrant(OAuth2Constants.AUTHORIZATION_CODE) || isGrant(OAuth2Constants.PASSWORD);
    }

    private Optional<Levels> levels() {
        return PolicyRegistry.of(session.getContext().getRealm())
                .match(
                        standing -> Optional.of(standing.policy().levels()),
                        Optional::empty,
                        broken -> Optional.empty());
    }

    private boolean isGrant(String grantType) {
        return grantType.equals(context.getAttribute(Constants.GRANT_TYPE, String.class));
    }
}
