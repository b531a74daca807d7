package io.keycloakstepup.flow.enrolment;

import io.keycloakstepup.flow.factor.Verification;
import java.util.function.Function;

/** What became of a code that somebody typed. */
public sealed interface Redemption {

    /**
     * It was right, and is used up.
     *
     * @param pass what it was exchanged for
     */
    record Redeemed(EnrolmentPass pass) implements Redemption {}

    /**
     * It does not count.
     *
     * @param refused why
     */
    record Refused(Verification.Refused refused) implements Redemption {}

    /** Handles the case at hand. */
    default <T> T match(Function<EnrolmentPass, T> redeemed, Function<Verification.Refused, T> refused) {
        return this instanceof Redeemed right
                ? redeemed.apply(right.pass())
                : refused.apply(((Refused) this).refused());
    }
}
