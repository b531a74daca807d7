package io.keycloakstepup.authenticators.factors;

import io.keycloakstepup.authenticators.choice.Choices;
import io.keycloakstepup.authenticators.enrolment.Enrolment;
import io.keycloakstepup.flow.enrolment.EnrolmentPass;
import io.keycloakstepup.flow.reason.Reason;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What comes next in a sign-in that needs more. */
public sealed interface Next {

    /**
     * A factor is asked for.
     *
     * @param choices which it may be; never empty
     * @param orRedeem whether the user may type an enrolment code instead
     */
    record Ask(Choices choices, boolean orRedeem) implements Next {

        public Ask(Choices choices) {
            this(choices, false);
        }
    }

    /**
     * A factor is added.
     *
     * @param offers which it may be; never empty
     * @param pass what is used up by it; empty where the user needs none
     */
    record Add(List<Enrolment> offers, Optional<EnrolmentPass> pass) implements Next {}

    /**
     * An enrolment code is asked for.
     *
     * @param hasOtherWays whether the user could prove something instead
     */
    record Redeem(boolean hasOtherWays) implements Next {}

    /**
     * There is no way to what is asked.
     *
     * @param reason why
     */
    record Refuse(Reason reason) implements Next {}

    /** Handles the case at hand. */
    default <T> T match(
            Function<Ask, T> ask, Function<Add, T> add, Function<Redeem, T> redeem, Function<Refuse, T> refuse) {
        if (this instanceof Ask asking) {
            return ask.apply(asking);
        }
        if (this instanceof Add adding) {
            return add.apply(adding);
        }
        return this instanceof Redeem redeeming ? redeem.apply(redeeming) : refuse.apply((Refuse) this);
    }
}
