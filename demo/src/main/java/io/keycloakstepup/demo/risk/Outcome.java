package io.keycloakstepup.demo.risk;

import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/** What came of a change. */
sealed interface Outcome {

    /** It is made. */
    record Made(Assessment assessment) implements Outcome {
        public Made {
            Objects.requireNonNull(assessment, "assessment");
        }
    }

    /** Its author knew another severity than this one: the request was judged by what is not so. */
    record Outdated(Assessment assessment) implements Outcome {
        public Outdated {
            Objects.requireNonNull(assessment, "assessment");
        }
    }

    /** There is no such assessment. */
    record Unknown() implements Outcome {}

    /** Handles the case at hand. */
    default <R> R match(Function<Assessment, R> made, Function<Assessment, R> outdated, Supplier<R> unknown) {
        if (this instanceof Made now) {
            return made.apply(now.assessment());
        }
        return this instanceof Outdated old ? outdated.apply(old.assessment()) : unknown.get();
    }
}
