package io.keycloakstepup.mappers.enforcer;

import io.keycloakstepup.flow.facts.GrantFacts;
import io.keycloakstepup.flow.grant.GrantVerdict;
import io.keycloakstepup.flow.grant.SessionRequest;
import io.keycloakstepup.flow.grant.SubjectToken;
import io.keycloakstepup.flow.grant.VouchedRequest;
import io.keycloakstepup.flow.reason.Reason;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;

/**
 * Asks the policy before a token of a user's is made into another one. One that names no session of ours tells nothing of
 * its user but that there is one.
 *
 * @param type Keycloak's type for the event of the request
 * @param asked what is asked for, given whose token it is
 */
record SubjectCheck(KeycloakSession session, EventType type, Function<UserModel, GrantFacts> asked) {

    void run() {
        SubjectToken subject = SubjectToken.of(session);
        subject.userSession()
                .ifPresentOrElse(userSession -> check(subject, userSession), () -> checkUser(subject.user()));
    }

    private void check(SubjectToken subject, UserSessionModel userSession) {
        GrantVerdict verdict = new SessionRequest(
                        userSession, asked.apply(userSession.getUser()), subject.told(), subject.sparedBy())
                .verdict();
        GrantEvent.of(session, type, userSession).carryOut(verdict, TokenRefusal::toUsers);
    }

    private void checkUser(Optional<UserModel> user) {
        GrantEvent event = new GrantEvent(session, type, user, Optional.empty());
        user.ifPresentOrElse(
                known -> event.carryOut(new VouchedRequest(known, asked.apply(known)).verdict(), TokenRefusal::toUsers),
                () -> event.refuse(TokenRefusal.unmet(Reason.LEVEL_UNMET)));
    }
}
