package io.keycloakstepup.policy.cel;

import io.keycloakstepup.policy.rule.Condition;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** What came of compiling an expression. */
public sealed interface Compilation {

    /**
     * The expression can be asked.
     *
     * @param condition the question
     */
    record Compiled(Condition condition) implements Compilation {
        public Compiled {
            Objects.requireNonNull(condition, "condition");
        }
    }

    /**
     * The expression is wrong.
     *
     * @param complaints all that is wrong with it; never empty
     */
    record Rejected(List<Complaint> complaints) implements Compilation {
        public Rejected {
            complaints = List.copyOf(complaints);
            if (complaints.isEmpty()) {
                throw new IllegalArgumentException("rejected without a complaint");
            }
        }
    }

    /** Handles the case at hand. */
    default <T> T match(Function<Condition, T> compiled, Function<List<Complaint>, T> rejected) {
        if (this instanceof Compiled right) {
            return compiled.apply(right.condition());
        }
        return rejected.apply(((Rejected) this).complaints());
    }
}
