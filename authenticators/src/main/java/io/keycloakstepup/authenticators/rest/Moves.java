package io.keycloakstepup.authenticators.rest;

import io.keycloakstepup.authenticators.choice.Choice;
import io.keycloakstepup.flow.enrolment.EnrolmentCodes;
import io.keycloakstepup.flow.factor.Answer;
import io.keycloakstepup.flow.factor.Challenge;
import io.keycloakstepup.flow.factor.Factor;
import io.keycloakstepup.flow.transaction.Ending;
import io.keycloakstepup.flow.transaction.Kept;
import io.keycloakstepup.flow.transaction.Phase.Begun;
import io.keycloakstepup.flow.transaction.StateToken;
import io.keycloakstepup.flow.transaction.Transaction;
import io.keycloakstepup.flow.transaction.Transactions;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One transaction that goes on, by one call. What a call changes it changes after it has given up the token it came with,
 * so that of two calls with one token one goes on.
 *
 * @param token with which the call came
 * @param sitting the transaction
 */
record Moves(StateToken token, Sitting sitting) {

    /** What the transaction is now; nothing is changed or sent. */
    Reply show() {
        return Outlook.of(sitting)
                .match(
                        ask -> new Reply(200, view().of(ask, token)),
                        add -> new Reply(200, view().again(add, token)),
                        redeem -> new Reply(200, view().of(redeem, token)),
                        pass -> new Reply(200, view().standing(token)),
                        refuse -> {
                            throw Problem.refused(ProblemCode.POLICY_DENIED, refuse.reason(), sitting.decision());
                        });
    }

    /** Begins a factor, or looks at its answer. */
    Reply verify(String name, Message message) {
        Outlook outlook = Outlook.of(sitting);
        if (name.equals(EnrolmentCodes.WORD) && outlook.isRedeemable()) {
            return redeem(Voucher.typed(message));
        }
        if (!(outlook instanceof Outlook.Ask ask)) {
            return onwards(sitting);
        }
        Moves asking = new Moves(token, sitting.at(sitting.transaction().asking()));
        return asking.verify(ask, name, message);
    }

    /** Exchanges an enrolment code, which is spent by whoever goes on from this token and by nobody else. */
    private Reply redeem(String typed) {
        Voucher voucher = new Voucher(sitting);
        leave();
        return voucher.redeem(typed).match(pass -> new Course(voucher.waiting()).reply(), refused -> {
            throw withNextToken(new Objections(sitting).to(EnrolmentCodes.WORD, refused));
        });
    }

    /** What was asked may have changed since the last call, so that something must be proven before anything is added. */
    private Reply verify(Outlook.Ask ask, String name, Message message) {
        Choice choice = FactorName.called(ask.choices(), name).orElseThrow(() -> new Problem(ProblemCode.FACTOR_GONE));
        return Proof.in(message, choice.factor())
                .map(proof -> answer(choice, name, proof))
                .orElseGet(() -> begin(choice, name));
    }

    private Reply begin(Choice choice, String name) {
        Factor factor = sitting.factor(choice.factor());
        if (isSent(choice, name)) {
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

    /** Begins a factor for whom there is no call of its own to have a code sent once more: asking again is that. */
    Reply beginAgain(String name, Message message) {
        boolean isSent = Outlook.of(sitting) instanceof Outlook.Ask ask
                && FactorName.called(ask.choices(), name)
                        .filter(choice -> isSent(choice, name))
                        .isPresent();
        return isSent ? resend(name) : verify(name, message);
    }

    private boolean isSent(Choice choice, String name) {
        return begun(name).flatMap(Begun::kept).isPresent() && !Proof.isKey(choice.factor());
    }

    /** Sends once more what did not arrive. */
    Reply resend(String name) {
        if (!(Outlook.of(sitting) instanceof Outlook.Ask ask)) {
            throw new Problem(ProblemCode.STATE_TRANSITION_INVALID);
        }
        Choice choice = FactorName.called(ask.choices(), name).orElseThrow(() -> new Problem(ProblemCode.FACTOR_GONE));
        Begun standing = begun(name)
                .filter(begun -> isSent(choice, name))
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
        Sitting lacking = sitting.lacking();
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
                    throw withNextToken(new Objections(sitting).told(refused));
                });
    }

    /** Of an answer that did not count, after the token was given up. */
    private Problem withNextToken(Problem problem) {
        StateToken next = new Transactions(sitting.session()).keep(sitting.kept(), sitting.now());
        return problem.with(View.STATE_TOKEN, next.text());
    }

    private Growth growth(String name) {
        if (!(Outlook.of(sitting) instanceof Outlook.Add add)) {
            throw new Problem(ProblemCode.STATE_TRANSITION_INVALID);
        }
        return add.offers().stream()
                .filter(enrolment -> enrolment.factor().word().equals(name))
                .findFirst()
                .map(enrolment -> new Growth(sitting, enrolment, add.pass()))
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
            throw Problem.deadToken();
        }
    }

    private View view() {
        return new View(sitting, Links.of(sitting.session()));
    }
}
