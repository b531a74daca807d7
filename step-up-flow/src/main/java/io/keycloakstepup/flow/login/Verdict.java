package io.keycloakstepup.flow.login;

import io.keycloakstepup.flow.reason.Reason;
import io.keycloakstepup.flow.registry.StandingPolicy;
import io.keycloakstepup.policy.decision.Decision;
import io.keycloakstepup.policy.decision.Judgement;
import io.keycloakstepup.policy.level.Level;
import java.util.Optional;
import java.util.function.Function;

/** What came of asking the realm's policy. */
public sealed interface Verdict {

    /**
     * The policy decided.
     *
     * @param decision what it decided
     * @param judgement what it asks, whatever has been proven
     * @param standing the policy
     */
    record Decided(Decision decision, Judgement judgement, StandingPolicy.InForce standing) implements Verdict {

        /** The level that the request asks for by name; empty if none. */
        Optional<Level> requested() {
            return judgement.requested();
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
