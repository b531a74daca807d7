package io.keycloakstepup.authenticators.rest;

import io.keycloakstepup.authenticators.choice.Choice;
import io.keycloakstepup.authenticators.direct.PausedGrant;
import io.keycloakstepup.authenticators.refusal.DecisionId;
import io.keycloakstepup.flow.factor.Answer;
import io.keycloakstepup.flow.factor.Challenge;
import io.keycloakstepup.flow.factor.Factor;
import io.keycloakstepup.flow.login.PausedLogin;
import io.keycloakstepup.flow.login.RestCall;
import io.keycloakstepup.flow.reason.DecisionNumber;
import io.keycloakstepup.flow.time.ServerClock;
import io.keycloakstepup.flow.transaction.Binding;
import io.keycloakstepup.flow.transaction.Ending;
import io.keycloakstepup.flow.transaction.Kept;
import io.keycloakstepup.flow.transaction.Phase;
import io.keycloakstepup.flow.transaction.Phase.Begun;
import io.keycloakstepup.flow.transaction.Start;
import io.keycloakstepup.flow.transaction.StateToken;
import io.keycloakstepup.flow.transaction.Transaction;
import io.keycloakstepup.flow.transaction.Transactions;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.services.managers.AuthenticationManager;

/**
 * One transaction that goes on, by one call. What a call changes it changes after it has given up the token it came with,
 * so that of two calls with one token one goes on.
 *
 * @param token with which the call came
 * @param sitting the transaction
 */
record Moves(StateToken token, Sitting sitting) {

    /** The transaction of a token, if it serves this caller. */
    static Moves of(RestCall call, Caller caller, StateToken token) {
        Instant now = ServerClock.now();
        Kept kept = new Transactions(call.session())
                .of(token, now)
                .filter(known -> serves(call.session(), known, caller))
                .orElseThrow(Moves::dead);
        return new Moves(token, resumed(call, caller, kept, now));
    }

    /** A password grant of this caller's that goes on as a transaction; empty where the handle is of none. */
    static Optional<Moves> ofGrant(RestCall call, Caller caller, String handle, Message message) {
        Instant now = ServerClock.now();
        CodeChallenge.requireOfPublic(message, caller);
        CodeChallenge.check(message);
        if (!caller.client().isStandardFlowEnabled()) {
            throw new Problem(ProblemCode.CLIENT_NOT_ALLOWED);
        }
        return PausedGrant.take(call.session(), handle, now).map(grant -> {
            PausedLogin login = grant.login();
            Binding binding = new Binding(
                    call.session().getContext().getRealm().getId(),
                    caller.client().getId(),
                    caller.key(),
                    login.user(),
                    Optional.empty(),
                    false,
                    Start.PASSWORD);
            Transaction transaction = new Transaction(
                    binding,
                    login.requestedAt(),
                    1,
                    grant.begun().<Phase>map(Phase.Challenged::new).orElseGet(Phase.FactorsRequired::new));
            Sitting sitting = resumed(call, caller, new Kept(transaction, login, DecisionNumber.next()), now);
            CodeChallenge.note(message, sitting.authSession());
            return new Moves(new Transactions(call.session()).keep(sitting.kept(), now), sitting);
        });
    }

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
                .orElseThrow(Moves::dead);
    }

    static Problem dead() {
        return new Problem(ProblemCode.STATE_TOKEN_INVALID).header("WWW-Authenticate", "StateToken");
    }

    private static boolean serves(KeycloakSession session, Kept kept, Caller caller) {
        return kept.transaction()
                .binding()
                .serves(session.getContext().getRealm().getId(), caller.client().getId(), caller.key());
    }

    /** Ends with the account, the session, and whatever signs the user out everywhere. */
    private static Sitting resumed(RestCall call, Caller caller, Kept kept, Instant now) {
        AuthenticationFlowContext context = call.begin();
        kept.login().resume(context.getAuthenticationSession());
        DecisionId.resume(context.getAuthenticationSession(), kept.decision());
        caller.key()
                .ifPresent(key -> context.getAuthenticationSession().setClientNote(OIDCLoginProtocol.DPOP_JKT, key));
        Transaction transaction = kept.transaction();
        Subject subject = Subject.of(call.session(), transaction.binding().subject());
        Sitting sitting = new Sitting(caller, context, subject, transaction, Optional.empty(), now);
        boolean isOfSomebody =
                transaction.proofs() > 0 || transaction.binding().session().isPresent();
        if (!isOfSomebody) {
            return sitting;
        }
        if (!subject.isKnown() || isSignedOut(context, subject.user(), kept)) {
            throw dead();
        }
        sitting.refuseClosed();
        if (transaction.binding().session().isPresent()) {
            UserSessionModel userSession = sitting.userSession()
                    .filter(session -> AuthenticationManager.isSessionValid(context.getRealm(), session))
                    .filter(session -> subject.user().equals(session.getUser()))
                    .orElseThrow(Moves::dead);
            RestCall.proceed(context.getAuthenticationSession(), userSession);
        }
        return sitting.known();
    }

    private static boolean isSignedOut(AuthenticationFlowContext context, UserModel user, Kept kept) {
        int ofUser = context.getSession().users().getNotBeforeOfUser(context.getRealm(), user);
        long startedAt = kept.transaction().startedAt().getEpochSecond();
        return startedAt < Math.max(ofUser, context.getRealm().getNotBefore());
    }

    /** What the transaction is now; nothing is changed or sent. */
    Reply show() {
        return Outlook.of(sitting)
                .match(
                        ask -> new Reply(200, view().of(ask, token)),
                        add -> new Reply(200, view().again(add, token)),
                        pass -> new Reply(200, view().standing(token)),
                        refuse -> {
                            throw Problem.refused(ProblemCode.POLICY_DENIED, refuse.reason(), sitting.decision());
                        });
    }

    /** Begins a factor, or looks at its answer. */
    Reply verify(String name, Message message) {
        if (!(Outlook.of(sitting) instanceof Outlook.Ask ask)) {
            return onwards(sitting);
        }
        Choice choice = FactorName.called(ask.choices(), name).orElseThrow(() -> new Problem(ProblemCode.FACTOR_GONE));
        return Proof.in(message, choice.factor())
                .map(proof -> answer(choice, name, proof))
                .orElseGet(() -> begin(choice, name));
    }

    private Reply begin(Choice choice, String name) {
        Factor factor = sitting.factor(choice.factor());
        Optional<Begun> standing = begun(name);
        boolean isSent = standing.flatMap(Begun::kept).isPresent() && !Proof.isKey(choice.factor());
        if (isSent) {
            // What was sent is not sent again but by the call that is there for it.
            return show();
        }
        return challenged(
                choice,
                name,
                () -> sitting.isUnproven()
                        ? factor.challengeUnproven(sitting.subject().user(), choice.asked())
                        : factor.challenge(sitting.subject().user(), choice.asked()));
    }

    /** Sends once more what did not arrive. */
    Reply resend(String name) {
        if (!(Outlook.of(sitting) instanceof Outlook.Ask ask)) {
            throw new Problem(ProblemCode.STATE_TRANSITION_INVALID);
        }
        Choice choice = FactorName.called(ask.choices(), name).orElseThrow(() -> new Problem(ProblemCode.FACTOR_GONE));
        Begun standing = begun(name)
                .filter(begun -> begun.kept().isPresent() && !Proof.isKey(choice.factor()))
                .orElseThrow(() -> new Problem(ProblemCode.STATE_TRANSITION_INVALID));
        Challenge before = new Challenge(standing.kept(), standing.shown());
        return challenged(choice, name, () -> sitting.factor(choice.factor())
                .renew(sitting.subject().user(), choice.asked(), before, !sitting.isUnproven()));
    }

    private Reply challenged(Choice choice, String name, Supplier<Challenge> beginning) {
        Challenge challenge = beginning.get();
        challenge.hindrance().ifPresent(hindrance -> {
            throw new Objections(sitting).hindered(choice.factor(), hindrance);
        });
        Begun begun = new Begun(name, challenge.kept(), challenge.shown());
        return onwards(sitting.at(allowed(sitting.transaction().challenged(begun))));
    }

    private Reply answer(Choice choice, String name, String proof) {
        Factor factor = sitting.factor(choice.factor());
        if (!sitting.transaction().awaits(name, factor.needsBeginning())) {
            throw new Problem(ProblemCode.STATE_TRANSITION_INVALID);
        }
        Optional<String> kept = begun(name).flatMap(Begun::kept);
        Answer answer = new Answer(proof, choice.credentialId(), kept, !sitting.isUnproven());
        return factor.verify(sitting.subject().user(), answer, sitting.now())
                .match(proven -> onwards(sitting.proving(proven.evidence())), refused -> {
                    throw new Objections(sitting).to(choice.factor(), refused);
                });
    }

    private Optional<Begun> begun(String name) {
        return sitting.transaction().begun().filter(begun -> begun.factor().equals(name));
    }

    /** Begins to add a factor. */
    Reply enroll(String name) {
        Growth growth = growth(name);
        Sitting lacking = sitting.transaction().lacking().map(sitting::at).orElse(sitting);
        Begun begun = growth.begin();
        return onwards(lacking.at(allowed(lacking.transaction().enrolling(begun))));
    }

    /**
     * Adds a factor. The token is given up before anything is stored, so that of two calls one stores it; where nothing was
     * stored, the problem carries the next token.
     */
    Reply activate(String name, Message message) {
        Growth growth = growth(name);
        Begun begun = begun(name)
                .filter(standing -> sitting.transaction().awaitsNew(name))
                .orElseThrow(() -> new Problem(ProblemCode.STATE_TRANSITION_INVALID));
        growth.check(message);
        leave();
        return growth.finish(message, begun)
                .match(proven -> new Course(sitting.proving(proven.evidence())).reply(), refused -> {
                    StateToken next = new Transactions(sitting.session()).keep(sitting.kept(), sitting.now());
                    throw new Objections(sitting).told(refused).with("stateToken", next.text());
                });
    }

    private Growth growth(String name) {
        if (!(Outlook.of(sitting) instanceof Outlook.Add add)) {
            throw new Problem(ProblemCode.STATE_TRANSITION_INVALID);
        }
        return add.offers().stream()
                .filter(enrolment -> enrolment.factor().word().equals(name))
                .findFirst()
                .map(enrolment -> new Growth(sitting, enrolment))
                .orElseThrow(() -> new Problem(ProblemCode.FACTOR_GONE));
    }

    /** Gives up what was begun. */
    Reply previous() {
        return onwards(sitting.at(allowed(sitting.transaction().previous())));
    }

    /** Gives up the whole transaction. */
    Reply cancel() {
        allowed(sitting.transaction().ended(Ending.CANCELLED));
        leave();
        return Reply.DONE;
    }

    private static Transaction allowed(Optional<Transaction> next) {
        return next.orElseThrow(() -> new Problem(ProblemCode.STATE_TRANSITION_INVALID));
    }

    private Reply onwards(Sitting next) {
        leave();
        return new Course(next).reply();
    }

    /** Only the first to give up a token goes on from it. */
    private void leave() {
        Kept kept = new Kept(sitting.transaction(), sitting.kept().login(), sitting.decision());
        if (!new Transactions(sitting.session()).isFirstToLeave(token, kept, sitting.now())) {
            throw dead();
        }
    }

    private View view() {
        return new View(sitting, Links.of(sitting.session()));
    }
}
