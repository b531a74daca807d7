package io.keycloakstepup.authenticators.rest;

import io.keycloakstepup.authenticators.direct.PausedGrant;
import io.keycloakstepup.authenticators.refusal.DecisionId;
import io.keycloakstepup.authenticators.refusal.EventDetail;
import io.keycloakstepup.flow.login.PausedLogin;
import io.keycloakstepup.flow.login.RestCall;
import io.keycloakstepup.flow.login.WebTerms;
import io.keycloakstepup.flow.reason.DecisionNumber;
import io.keycloakstepup.flow.reason.Reason;
import io.keycloakstepup.flow.time.ServerClock;
import io.keycloakstepup.flow.transaction.Binding;
import io.keycloakstepup.flow.transaction.Kept;
import io.keycloakstepup.flow.transaction.Phase;
import io.keycloakstepup.flow.transaction.Start;
import io.keycloakstepup.flow.transaction.StateToken;
import io.keycloakstepup.flow.transaction.Transaction;
import io.keycloakstepup.flow.transaction.Transactions;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.services.managers.AuthenticationManager;

/**
 * A call that goes on with a transaction: it finds the one that it may go on with, or hears that there is none.
 *
 * @param call the call
 * @param caller the application
 */
record Resumption(RestCall call, Caller caller) {

    /** Whether there is a transaction under this token, whomever it serves. */
    static boolean isKnown(KeycloakSession session, StateToken token) {
        return new Transactions(session).of(token, ServerClock.now()).isPresent();
    }

    /** Whose transaction it is that has this token. */
    static ClientModel client(KeycloakSession session, StateToken token) {
        RealmModel realm = session.getContext().getRealm();
        return new Transactions(session)
                .of(token, ServerClock.now())
                .map(kept -> kept.transaction().binding())
                .filter(binding -> binding.realm().equals(realm.getId()))
                .map(binding -> realm.getClientById(binding.client()))
                .filter(ClientModel::isEnabled)
                .orElseThrow(Problem::deadToken);
    }

    /** The transaction of a token, if it serves this caller. */
    Moves of(StateToken token) {
        Instant now = ServerClock.now();
        Kept kept = new Transactions(call.session()).of(token, now).orElseThrow(Problem::deadToken);
        Binding binding = kept.transaction().binding();
        if (!binding.serves(realm().getId(), caller.client().getId(), caller.key())) {
            tellOfForeigner(binding, kept.decision());
            throw Problem.deadToken();
        }
        return new Moves(token, resumed(kept, now));
    }

    /** Whoever comes with the token of another client or key has taken it, or has lost the key. */
    private void tellOfForeigner(Binding binding, String decision) {
        String madeFor = Optional.ofNullable(realm().getClientById(binding.client()))
                .map(ClientModel::getClientId)
                .orElse(binding.client());
        tellOfForeigner(
                call.event().clone().detail(EventDetail.MADE_FOR, madeFor).detail(EventDetail.DECISION, decision));
    }

    private static void tellOfForeigner(EventBuilder event) {
        event.detail(EventDetail.REASON, Reason.FACTOR_EXPIRED.code()).error(Errors.INVALID_CODE);
    }

    /** A password grant of this caller's that goes on as a transaction; empty where the handle is of none. */
    Optional<Moves> ofGrant(String handle, Message message) {
        Instant now = ServerClock.now();
        CodeChallenge.requireOf(message, caller);
        CodeChallenge.check(message);
        WebTerms terms = new WebReturn(call.session(), caller.client()).terms(message);
        if (!Admission.canRedeem(caller.client())) {
            throw new Problem(ProblemCode.CLIENT_NOT_ALLOWED);
        }
        Optional<PausedGrant> taken = PausedGrant.take(call.session(), handle, now);
        if (taken.isEmpty() && PausedGrant.isKept(call.session(), handle)) {
            tellOfForeigner(call.event().clone());
        }
        return taken.map(grant -> {
            Sitting sitting = resumed(begun(grant), now);
            CodeChallenge.note(message, sitting.authSession());
            terms.keepIn(sitting.authSession());
            return new Moves(new Transactions(call.session()).keep(sitting.kept(), now), sitting);
        });
    }

    /** As a transaction, in which the password was proven. */
    private Kept begun(PausedGrant grant) {
        PausedLogin login = grant.login();
        Binding binding = new Binding(
                realm().getId(),
                caller.client().getId(),
                caller.key(),
                login.user(),
                Optional.empty(),
                false,
                Start.PASSWORD);
        Phase phase = grant.begun().<Phase>map(Phase.Challenged::new).orElseGet(Phase.FactorsRequired::new);
        return new Kept(new Transaction(binding, login.requestedAt(), 1, phase), login, DecisionNumber.next());
    }

    /** Ends with the account, the session, and whatever signs the user out everywhere. */
    private Sitting resumed(Kept kept, Instant now) {
        Sitting sitting = sitting(kept, now);
        Transaction transaction = kept.transaction();
        boolean isOfSomebody =
                transaction.proofs() > 0 || transaction.binding().session().isPresent();
        if (!isOfSomebody) {
            return sitting;
        }
        UserModel user = sitting.subject().user();
        if (!sitting.subject().isKnown() || isSignedOut(user, transaction)) {
            throw Problem.deadToken();
        }
        sitting.refuseClosed();
        if (transaction.binding().session().isPresent()) {
            UserSessionModel userSession = sitting.userSession()
                    .filter(session -> AuthenticationManager.isSessionValid(realm(), session))
                    .filter(session -> user.equals(session.getUser()))
                    .orElseThrow(Problem::deadToken);
            RestCall.proceed(sitting.authSession(), userSession);
        }
        return sitting.known();
    }

    private Sitting sitting(Kept kept, Instant now) {
        AuthenticationFlowContext context = call.begin();
        kept.login().resume(context.getAuthenticationSession());
        DecisionId.resume(context.getAuthenticationSession(), kept.decision());
        caller.key()
                .ifPresent(key -> context.getAuthenticationSession().setClientNote(OIDCLoginProtocol.DPOP_JKT, key));
        Transaction transaction = kept.transaction();
        Subject subject = Subject.of(call.session(), transaction.binding().subject());
        return new Sitting(caller, context, subject, transaction, Optional.empty(), now);
    }

    private boolean isSignedOut(UserModel user, Transaction transaction) {
        int ofUser = call.session().users().getNotBeforeOfUser(realm(), user);
        return transaction.startedAt().getEpochSecond() < Math.max(ofUser, realm().getNotBefore());
    }

    private RealmModel realm() {
        return call.session().getContext().getRealm();
    }
}
