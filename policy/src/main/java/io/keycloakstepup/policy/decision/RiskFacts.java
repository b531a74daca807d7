package io.keycloakstepup.policy.decision;

import static io.keycloakstepup.policy.facts.FactTable.RISK_LEVEL;
import static io.keycloakstepup.policy.facts.FactTable.RISK_SCORE;

import io.keycloakstepup.policy.facts.Fact;
import io.keycloakstepup.policy.facts.Facts;
import io.keycloakstepup.policy.signal.Readings;
import io.keycloakstepup.policy.signal.Risk;
import io.keycloakstepup.policy.signal.Signals;
import java.util.Optional;

/**
 * Facts with {@code risk} added up from the readings of the signals, once, and only when somebody asks: reading a
 * signal may be work. A score that the facts state themselves stands, as in the tests of a policy. Belongs to one
 * judgement: not thread-safe.
 */
final class RiskFacts implements Facts {

    private final Signals signals;
    private final Readings readings;
    private final Facts facts;
    private Optional<Risk> risk = Optional.empty();

    RiskFacts(Signals signals, Readings readings, Facts facts) {
        this.signals = signals;
        this.readings = readings;
        this.facts = facts;
    }

    @Override
    public Optional<Object> value(Fact fact) {
        if (!fact.equals(RISK_SCORE) && !fact.equals(RISK_LEVEL)) {
            return facts.value(fact);
        }
        Optional<Object> stated = facts.value(fact);
        return stated.isPresent() ? stated : Optional.of(added(fact));
    }

    private Object added(Fact fact) {
        Risk known = risk.orElseGet(this::risk);
        risk = Optional.of(known);
        return fact.equals(RISK_SCORE)
                ? (Object) (long) known.score()
                : known.level().word();
    }

    private Risk risk() {
        return facts.value(RISK_SCORE)
                .map(score -> signals.stated(((Long) score).intValue()))
                .orElseGet(() -> signals.risk(readings));
    }

    /** What was added up so far; empty while nobody has asked. */
    Optional<Risk> asked() {
        return risk;
    }
}
