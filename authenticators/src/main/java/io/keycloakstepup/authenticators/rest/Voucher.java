package io.keycloakstepup.authenticators.rest;

import io.keycloakstepup.authenticators.refusal.EventDetail;
import io.keycloakstepup.flow.enrolment.EnrolmentCodes;
import io.keycloakstepup.flow.enrolment.Redemption;
import io.keycloakstepup.flow.transaction.Transaction;
import org.keycloak.events.EventType;

/**
 * The code with which an administrator lets a user add a factor. It is answered as a factor is, and is none: nothing is proven
 * by it, and it leads to what may be added.
 *
 * @param sitting the transaction, in which the password was proven
 */
record Voucher(Sitting sitting) {

    /** The code that a message brings. */
    static String typed(Message message) {
        if (message.members().has(Proof.PASSWORD) || message.members().has(Proof.CREDENTIAL)) {
            throw Problem.invalid("an " + EnrolmentCodes.WORD + " is the member " + Proof.CODE);
        }
        return message.mandatory(Proof.CODE);
    }

    /** Exchanges the code for the right to add a factor, if it counts; the event of that is written. */
    Redemption redeem(String typed) {
        Redemption redemption = codes().redeem(typed, sitting.now());
        if (redemption instanceof Redemption.Redeemed redeemed) {
            redeemed.pass().keepIn(sitting.authSession());
            sitting.event()
                    .event(EventType.EXECUTE_ACTION_TOKEN)
                    .detail(EventDetail.FACTOR, EnrolmentCodes.WORD)
                    .detail(EventDetail.DECISION, sitting.decision())
                    .success();
        }
        return redemption;
    }

    /** The transaction with nothing begun in it. */
    Sitting waiting() {
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
