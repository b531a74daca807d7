package io.keycloakstepup.flow.login;

import io.keycloakstepup.flow.ledger.AskedLevel;
import io.keycloakstepup.flow.reason.Reason;
import io.keycloakstepup.flow.registry.StandingPolicy;
import io.keycloakstepup.policy.decision.Decision;
import io.keycloakstepup.policy.decision.Judgement;
import io.keycloakstepup.policy.decision.Ruling;
import java.util.Optional;
import java.util.function.Function;

/** What came of asking the realm's policy. */
public sealed interface Verdict {

    /**
     * The policy decided.
     *
     * @param ruling what it came to
     * @param standing the policy
     * @param sparedBy the remembered device because of which less is asked; empty where that is not so
     */
    record Decided(Ruling ruling, StandingPolicy.InForce standing, Optional<String> sparedBy) implements Verdict {

        /** What follows. */
        public Decision decision() {
            return ruling.decision();
        }

        /** What is asked, whatever has been proven. */
        public Judgement judgement() {
            return ruling.judgement();
        }

        /** Why nobody can help a user who has neither the factors nor a way to register them. */
        public Reason whyUnreachable() {
            return ruling.isWishUnreachable() ? Reason.REQUEST_UNREACHABLE : Reason.LEVEL_UNREACHABLE;
        }

        /** Whether something is asked that is met, or can be with the factors at hand; what is denied needs none. */
        boolean canBeFulfilled() {
            return !judgement().requirements().isEmpty()
                    && decision().match(granted -> true, Decision.StepUpRequired::isReachable, denied -> true);
        }

        /** The level that the request gets of those it names, and by which name; empty if none. */
        Optional<AskedLevel> answer() {
            return ruling.chosen()
                    .flatMap(choice -> choice.level().map(level -> new AskedLevel(level.name(), choice.name())));
        }
    }

    /**
     * There was nothing to decide with, or no level that would do, so nobody gets in.
     *
     * @param reason why
     */
    record Undecidable(Reason reason) implements Verdict {}

    /** Handles the case at hand. */
    default <T> T match(Function<Decided, T> decided, Function<Undecidable, T> undecidable) {
        return this instanceof Decided decision ? decided.apply(decision) : undecidable.apply((Undecidable) this);
    }
}
