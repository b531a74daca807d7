package io.keycloakstepup.authenticators.rest;

import io.keycloakstepup.flow.reason.Reason;
import io.keycloakstepup.flow.transaction.Ending;
import io.keycloakstepup.flow.transaction.StateToken;
import io.keycloakstepup.flow.transaction.Transactions;

/**
 * Where a transaction goes that has just begun or changed: on, under a new token, or to its end.
 *
 * @param sitting the transaction
 */
record Course(Sitting sitting) {

    /** What needs pages is found before more is proven than once: codes would be used up for nothing. */
    Reply reply() {
        if (sitting.transaction().proofs() == 1) {
            new WebErrand(sitting).refuse();
        }
        return Outlook.of(sitting).match(this::ask, this::add, this::redeem, this::pass, this::refuse);
    }

    private Reply ask(Outlook.Ask ask) {
        Sitting asking = sitting.at(sitting.transaction().asking());
        return new Reply(202, view(asking).of(ask, kept(asking)));
    }

    private Reply add(Outlook.Add add) {
        Sitting lacking = sitting.lacking();
        return new Reply(202, view(lacking).of(add, kept(lacking)));
    }

    /** What was begun leads nowhere without the code. */
    private Reply redeem(Outlook.Redeem redeem) {
        Sitting lacking = sitting.transaction()
                .previous()
                .map(sitting::at)
                .orElse(sitting)
                .lacking();
        return new Reply(202, view(lacking).of(redeem, kept(lacking)));
    }

    /** It does not end well for whom nothing was proven of. */
    private Reply pass(Outlook.Pass pass) {
        Sitting done = sitting.transaction().previous().map(sitting::at).orElse(sitting);
        return done.transaction()
                .ended(Ending.SUCCESS)
                .map(ended -> new Completion(done.at(ended), pass.verdict()).reply())
                .orElseThrow(() -> new Objections(sitting).denied(Reason.LEVEL_UNMET));
    }

    private Reply refuse(Outlook.Refuse refuse) {
        throw new Objections(sitting).denied(refuse.reason());
    }

    private StateToken kept(Sitting going) {
        return new Transactions(going.session()).keep(going.kept(), going.now());
    }

    private static View view(Sitting going) {
        return new View(going, Links.of(going.session()));
    }
}
