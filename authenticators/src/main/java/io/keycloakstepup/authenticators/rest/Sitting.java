package io.keycloakstepup.authenticators.rest;

import io.keycloakstepup.authenticators.refusal.DecisionId;
import io.keycloakstepup.authenticators.refusal.EventDetail;
import io.keycloakstepup.flow.factor.BruteForceLock;
import io.keycloakstepup.flow.factor.Factor;
import io.keycloakstepup.flow.factor.Factors;
import io.keycloakstepup.flow.login.Login;
import io.keycloakstepup.flow.login.PausedLogin;
import io.keycloakstepup.flow.reason.Reason;
import io.keycloakstepup.flow.transaction.Kept;
import io.keycloakstepup.flow.transaction.Transaction;
import io.keycloakstepup.policy.level.Evidence;
import io.keycloakstepup.policy.level.FactorType;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * A transaction during one call.
 *
 * @param caller the application that calls
 * @param context the sign-in as a step of a flow sees it
 * @param subject whom it is about
 * @param transaction where it stands
 * @param login the sign-in; empty while nobody stands behind it
 * @param now the instant of the call
 */
record Sitting(
        Caller caller,
        AuthenticationFlowContext context,
        Subject subject,
        Transaction transaction,
        Optional<Login> login,
        Instant now) {

    /** Whether nothing has been proven of this user, so that nothing about the account may be told. */
    boolean isUnproven() {
        return login.map(Login::isUnproven).orElse(true);
    }

    /** The same transaction, gone on. */
    Sitting at(Transaction next) {
        return new Sitting(caller, context, subject, next, login, now);
    }

    /** The same, in which the account lacks what is asked, if that can be. */
    Sitting lacking() {
        return transaction.lacking().map(this::at).orElse(this);
    }

    /** The same, in which this was proven as well. */
    Sitting proving(Evidence evidence) {
        Login known = login.orElseGet(this::signIn);
        known.prove(evidence);
        Transaction next = transaction.proven().orElseThrow(() -> new Problem(ProblemCode.STATE_TRANSITION_INVALID));
        return new Sitting(caller, context, subject, next, Optional.of(known), now);
    }

    /** The same, in which it is known who signs in. */
    Sitting known() {
        return new Sitting(caller, context, subject, transaction, Optional.of(login.orElseGet(this::signIn)), now);
    }

    private Login signIn() {
        if (!subject.isKnown()) {
            throw new IllegalStateException("nobody has this name, and nobody signs in by it");
        }
        context.setUser(subject.user());
        return new Login(context);
    }

    /** Lets nobody go on whose account Keycloak has closed, for a while or for good: somebody is known here. */
    void refuseClosed() {
        if (new BruteForceLock(session()).isClosedTo(subject.user())) {
            event().detail(EventDetail.REASON, Reason.FACTOR_LOCKED.code())
                    .detail(EventDetail.DECISION, decision())
                    .error(Errors.USER_TEMPORARILY_DISABLED);
            throw new Problem(ProblemCode.LOCKED).with("decision_id", decision());
        }
    }

    /** The session that is stepped up; empty where one begins. */
    Optional<UserSessionModel> userSession() {
        return transaction.binding().session().map(id -> session().sessions().getUserSession(context.getRealm(), id));
    }

    /** What is kept of it until the next call. */
    Kept kept() {
        return new Kept(transaction, PausedLogin.of(authSession(), subject.user(), now), decision());
    }

    /** The number under which all that is decided in it is found. */
    String decision() {
        return DecisionId.of(authSession());
    }

    /** An event of its own, about whom it is about. */
    EventBuilder event() {
        EventBuilder event = context.getEvent().clone();
        return subject.isKnown() ? event.user(subject.user()) : event;
    }

    /** The factor of this type. What is asked for is known to the server, or it would not be asked for. */
    Factor factor(FactorType type) {
        return new Factors(session()).of(type).orElseThrow();
    }

    AuthenticationSessionModel authSession() {
        return context.getAuthenticationSession();
    }

    KeycloakSession session() {
        return context.getSession();
    }
}
