package io.keycloakstepup.authenticators.direct;

import io.keycloakstepup.authenticators.refusal.DecisionId;
import io.keycloakstepup.authenticators.refusal.EventDetail;
import io.keycloakstepup.authenticators.refusal.Trouble;
import io.keycloakstepup.flow.factor.Verification;
import io.keycloakstepup.flow.login.FirstStep;
import io.keycloakstepup.flow.reason.Reason;
import io.keycloakstepup.policy.level.FactorType;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;

/**
 * A password grant that gets no tokens, or none yet. The event tells all of it; how much the application is told is for the
 * {@link GrantAnswer}.
 *
 * @param reason why
 * @param next the factors with which it can go on; none where nothing that is typed leads to the level
 * @param answered the factor whose answer did not count; empty where none was given
 * @param retryAt when an answer will be looked at again; empty for at once, or never
 * @param shown what the challenge shows to who must answer it, as JSON; empty for nothing
 */
record GrantRefusal(
        Reason reason,
        List<FactorType> next,
        Optional<FactorType> answered,
        Optional<Instant> retryAt,
        Optional<String> shown) {

    GrantRefusal {
        Objects.requireNonNull(reason, "reason");
        next = List.copyOf(next);
        Objects.requireNonNull(answered, "answered");
        Objects.requireNonNull(retryAt, "retryAt");
        Objects.requireNonNull(shown, "shown");
    }

    /** There is no way on. */
    static GrantRefusal of(Reason reason) {
        return new GrantRefusal(reason, List.of(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Something more must be proven, by one of these steps. */
    static GrantRefusal until(List<FirstStep> steps) {
        return new GrantRefusal(
                Reason.LEVEL_UNMET, factors(steps), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same, of which one was begun. */
    GrantRefusal showing(Optional<String> challenge, Optional<Verification.Refused> hindrance) {
        return new GrantRefusal(
                hindrance.map(Verification.Refused::reason).orElse(reason),
                next,
                answered,
                hindrance.flatMap(Verification.Refused::retryAt),
                challenge);
    }

    /** An answer did not count. */
    static GrantRefusal of(FactorType answered, Verification.Refused refused, List<FirstStep> steps) {
        return new GrantRefusal(
                refused.reason(), factors(steps), Optional.of(answered), refused.retryAt(), Optional.empty());
    }

    private static List<FactorType> factors(List<FirstStep> steps) {
        return steps.stream().map(step -> step.demand().factor()).toList();
    }

    /** The error of RFC 6749 for it, and in the event. */
    String error() {
        return reason == Reason.POLICY_DENIED ? Errors.ACCESS_DENIED : "invalid_grant";
    }

    /**
     * Ends the grant. Not by {@code failure}: Keycloak would count that as a wrong password, and the password was right.
     *
     * @param isUnproven whether nothing was proven, so that nothing may be told
     */
    void show(AuthenticationFlowContext context, boolean isUnproven, Instant now) {
        String decision = DecisionId.of(context.getAuthenticationSession());
        EventBuilder event =
                context.getEvent().detail(EventDetail.DECISION, decision).detail(EventDetail.REASON, reason.code());
        Optional.ofNullable(context.getUser()).ifPresent(event::user);
        answered.ifPresent(factor -> event.detail(EventDetail.FACTOR, factor.word()));
        Trouble.tell(context);
        event.error(answered.isPresent() ? Errors.INVALID_USER_CREDENTIALS : error());
        context.forceChallenge(new GrantAnswer(context, this, decision, now).to(isUnproven));
    }
}
