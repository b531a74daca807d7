package io.keycloakstepup.authenticators.rest;

import io.keycloakstepup.flow.enrolment.EnrolmentCodes;
import io.keycloakstepup.flow.transaction.Transaction;

/**
 * The code with which an administrator lets a user add a factor. It is answered as a factor is, and is none: nothing is proven
 * by it, and it leads to what may be added.
 *
 * @param sitting the transaction, in which the password was proven
 */
record Voucher(Sitting sitting) {

    /** What links, answers and events call it. */
    static final String WORD = "enrolment-code";

    /** Exchanges the code for the right to add a factor, or says why it does not count. */
    Sitting redeemed(Message message) {
        if (message.members().has(Proof.PASSWORD) || message.members().has(Proof.CREDENTIAL)) {
            throw Problem.invalid("an " + WORD + " is the member " + Proof.CODE);
        }
        return codes().redeem(message.mandatory(Proof.CODE), sitting.now())
                .match(
                        pass -> {
                            pass.keepIn(sitting.authSession());
                            return waiting();
                        },
                        refused -> {
                            throw new Objections(sitting).to(WORD, refused);
                        });
    }

    /** The transaction with nothing begun in it. */
    private Sitting waiting() {
        Transaction transaction = sitting.transaction();
        return sitting.at(transaction.previous().orElse(transaction));
    }

    private EnrolmentCodes codes() {
        return new EnrolmentCodes(
                sitting.session(),
                sitting.context().getRealm(),
                sitting.subject().user());
    }
}
