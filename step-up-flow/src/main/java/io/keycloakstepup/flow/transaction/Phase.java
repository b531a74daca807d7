package io.keycloakstepup.flow.transaction;

import java.util.Objects;
import java.util.Optional;

/** Where a transaction stands. */
public sealed interface Phase {

    /** The user chooses what to prove next. */
    record FactorsRequired() implements Phase {}

    /**
     * A factor was begun, and its answer is awaited.
     *
     * @param begun which, and how
     */
    record Challenged(Begun begun) implements Phase {}

    /** The account lacks what is asked, and the user chooses what to add. */
    record EnrolmentRequired() implements Phase {}

    /**
     * A factor is being added, and the proof that it works is awaited.
     *
     * @param begun which, and how
     */
    record Enrolling(Begun begun) implements Phase {}

    /**
     * It is over.
     *
     * @param ending how
     */
    record Ended(Ending ending) implements Phase {}

    /**
     * What was begun.
     *
     * @param factor what the application calls it
     * @param kept what stays on the server, out of the application's reach; empty for nothing
     * @param shown what the user's device is given to answer, as JSON; empty for nothing
     */
    record Begun(String factor, Optional<String> kept, Optional<String> shown) {
        public Begun {
            Objects.requireNonNull(factor, "factor");
            Objects.requireNonNull(kept, "kept");
            Objects.requireNonNull(shown, "shown");
        }

        /** Says nothing of what is kept, so that no log can. */
        @Override
        public String toString() {
            return "Begun[" + factor + "]";
        }
    }
}
