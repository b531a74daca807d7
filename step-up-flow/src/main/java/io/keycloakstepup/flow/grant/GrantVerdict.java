package io.keycloakstepup.flow.grant;

import io.keycloakstepup.flow.reason.Reason;
import io.keycloakstepup.policy.decision.Judgement;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What the policy says to a request for tokens. */
public sealed interface GrantVerdict {

    /**
     * The tokens may be issued.
     *
     * @param rules the ids of the rules that exempt the request, joined by a comma; empty where none does
     */
    record Allowed(Optional<String> rules) implements GrantVerdict {}

    /** The user has not proven enough, and can do so in a browser. */
    record Unmet() implements GrantVerdict {}

    /** The policy denies it, whatever its user proves. */
    record Denied() implements GrantVerdict {}

    /**
     * There was nothing to decide with, or no level that would do.
     *
     * @param reason why
     */
    record Undecidable(Reason reason) implements GrantVerdict {}

    /** That the tokens may be issued by this judgement. */
    static GrantVerdict allowedBy(Judgement judgement) {
        return new Allowed(Optional.of(String.join(",", judgement.exemptions())).filter(ids -> !ids.isEmpty()));
    }

    /** The ids of the rules that exempt the request, joined by a comma; empty where none does. */
    default Optional<String> exempt() {
        return match(allowed -> allowed.rules(), Optional::empty, Optional::empty, undecidable -> Optional.empty());
    }

    /** Handles the case at hand. */
    default <T> T match(
            Function<Allowed, T> allowed, Supplier<T> unmet, Supplier<T> denied, Function<Undecidable, T> undecidable) {
        if (this instanceof Allowed yes) {
            return allowed.apply(yes);
        }
        if (this instanceof Undecidable none) {
            return undecidable.apply(none);
        }
        return this instanceof Denied ? denied.get() : unmet.get();
    }
}
