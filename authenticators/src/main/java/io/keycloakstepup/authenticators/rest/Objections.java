package io.keycloakstepup.authenticators.rest;

import io.keycloakstepup.authenticators.refusal.EventDetail;
import io.keycloakstepup.flow.factor.Verification;
import io.keycloakstepup.flow.reason.Reason;
import io.keycloakstepup.policy.level.FactorType;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;

/** What an application hears of an answer that does not count, and what the event says of it. */
record Objections(Sitting sitting) {

    /** The problem; the event is written. */
    Problem to(FactorType factor, Verification.Refused refused) {
        write(factor.word(), refused.reason());
        return sitting.isUnproven() ? new Problem(ProblemCode.FACTOR_CODE_INVALID) : told(refused);
    }

    /** The same of what is no factor, to whoever has proven something. */
    Problem to(String word, Verification.Refused refused) {
        write(word, refused.reason());
        return told(refused);
    }

    /** The same where a challenge could not be begun. */
    Problem hindered(FactorType factor, Verification.Refused refused) {
        write(factor.word(), refused.reason());
        boolean isTooOften = refused.reason() == Reason.CODE_LIMITED;
        return isTooOften
                ? new Problem(ProblemCode.TOO_MANY_ATTEMPTS).retryAt(refused.retryAt(), sitting.now())
                : told(refused);
    }

    private void write(String factor, Reason reason) {
        EventBuilder event = sitting.event()
                .detail(EventDetail.FACTOR, factor)
                .detail(EventDetail.REASON, reason.code())
                .detail(EventDetail.DECISION, sitting.decision());
        if (!sitting.isUnproven() && !factor.equals(FactorType.PASSWORD.word())) {
            event.detail(EventDetail.PROVEN, "true");
        }
        event.error(Errors.INVALID_USER_CREDENTIALS);
    }

    /** To whoever has proven something. */
    Problem told(Verification.Refused refused) {
        ProblemCode code =
                switch (refused.reason()) {
                    case FACTOR_REPLAYED -> ProblemCode.FACTOR_CODE_REPLAYED;
                    case FACTOR_EXPIRED -> ProblemCode.FACTOR_CODE_EXPIRED;
                    case CODE_SPENT -> ProblemCode.FACTOR_CODE_EXPIRED;
                    case FACTOR_LOCKED ->
                        refused.retryAt().isPresent() ? ProblemCode.TOO_MANY_ATTEMPTS : ProblemCode.LOCKED;
                    case FACTOR_DISABLED -> ProblemCode.LOCKED;
                    case CODE_NOT_SENT -> ProblemCode.CODE_NOT_SENT;
                    default -> ProblemCode.FACTOR_CODE_INVALID;
                };
        return Problem.refused(code, refused.reason(), sitting.decision()).retryAt(refused.retryAt(), sitting.now());
    }

    /** There is no way on: the event is written, and the transaction is over. */
    Problem denied(Reason reason) {
        sitting.event()
                .detail(EventDetail.DECISION, sitting.decision())
                .detail(EventDetail.REASON, reason.code())
                .error(Errors.ACCESS_DENIED);
        return reason == Reason.ENROLMENT_NOT_ALLOWED
                ? new WebErrand(sitting).problem().with("reason", reason.code())
                : Problem.refused(ProblemCode.POLICY_DENIED, reason, sitting.decision());
    }
}
