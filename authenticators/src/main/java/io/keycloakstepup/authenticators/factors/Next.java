package io.keycloakstepup.authenticators.factors;

import io.keycloakstepup.authenticators.choice.Choices;
import io.keycloakstepup.authenticators.enrolment.Enrolment;
import io.keycloakstepup.flow.reason.Reason;
import java.util.List;
import java.util.function.Function;

/** What comes next in a sign-in that needs more. */
sealed interface Next {

    /**
     * A factor is asked for.
     *
     * @param choices which it may be; never empty
     */
    record Ask(Choices choices) implements Next {}

    /**
     * A factor is added.
     *
     * @param offers which it may be; never empty
     */
    record Add(List<Enrolment> offers) implements Next {}

    /**
     * There is no way to what is asked.
     *
     * @param reason why
     */
    record Refuse(Reason reason) implements Next {}

    /** Handles the case at hand. */
    default <T> T match(Function<Ask, T> ask, Function<Add, T> add, Function<Refuse, T> refuse) {
        if (this instanceof Ask asking) {
            return ask.apply(asking);
        }
        return this instanceof Add adding ? add.apply(adding) : refuse.apply((Refuse) this);
    }
}
