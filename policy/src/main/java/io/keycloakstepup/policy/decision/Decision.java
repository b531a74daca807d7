package io.keycloakstepup.policy.decision;

import io.keycloakstepup.policy.level.Level;
import io.keycloakstepup.policy.level.Step;
import io.keycloakstepup.policy.level.Target;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** The answer to one request: it may go on, its user must prove more, or it is refused. */
public sealed interface Decision {

    /**
     * The request may go on.
     *
     * @param findings what became of each rule
     */
    record Granted(List<RuleFinding> findings) implements Decision {
        public Granted {
            findings = List.copyOf(findings);
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.granted().apply(this);
        }
    }

    /**
     * The user must prove more.
     *
     * @param target the highest level that is not reached, or one of them that cannot be, and what is asked beyond it
     * @param unmet the steps that are left of the chain nearest to done, in order; empty if no chain can be completed
     *     with the factors at hand
     * @param reasons the requirements that are not met
     * @param findings what became of each rule
     */
    record StepUpRequired(Target target, List<Step> unmet, List<Requirement> reasons, List<RuleFinding> findings)
            implements Decision {
        public StepUpRequired {
            Objects.requireNonNull(target, "target");
            unmet = List.copyOf(unmet);
            reasons = List.copyOf(reasons);
            findings = List.copyOf(findings);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("a step-up without a reason");
            }
        }

        /** The highest level that is not reached, or one of them that cannot be. */
        public Level level() {
            return target.level();
        }

        /** Whether the factors at hand suffice to complete some chain. */
        public boolean isReachable() {
            return !unmet.isEmpty();
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.stepUpRequired().apply(this);
        }
    }

    /**
     * The request is refused, whatever its user may prove.
     *
     * @param reason the message key that the policy gives
     * @param findings what became of each rule
     */
    record Denied(String reason, List<RuleFinding> findings) implements Decision {
        public Denied {
            Objects.requireNonNull(reason, "reason");
            findings = List.copyOf(findings);
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.denied().apply(this);
        }
    }

    /** What to do in each case; a fourth case does not compile until it is handled everywhere. */
    record Cases<T>(
            Function<Granted, T> granted, Function<StepUpRequired, T> stepUpRequired, Function<Denied, T> denied) {}

    /** Handles the case at hand. */
    <T> T match(Cases<T> cases);

    /** Handles the case at hand. */
    default <T> T match(
            Function<Granted, T> granted, Function<StepUpRequired, T> stepUpRequired, Function<Denied, T> denied) {
        return match(new Cases<>(granted, stepUpRequired, denied));
    }

    /** What became of each rule. */
    List<RuleFinding> findings();
}
