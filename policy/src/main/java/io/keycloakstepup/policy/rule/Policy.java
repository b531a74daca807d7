package io.keycloakstepup.policy.rule;

import io.keycloakstepup.policy.broker.Brokers;
import io.keycloakstepup.policy.level.KnownFactors;
import io.keycloakstepup.policy.level.Levels;
import io.keycloakstepup.policy.signal.Signals;
import java.time.ZoneId;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * How strongly users must prove who they are. Immutable and thread-safe.
 *
 * @param mode whether the policy as a whole is carried out
 * @param timezone where its hours, weekdays and dates are told
 * @param factors the factors it knows
 * @param levels the levels it speaks of
 * @param zones the zones it speaks of; may hold none
 * @param signals the signals it weighs; may be none
 * @param brokers what sign-ins at identity providers are worth; may say nothing
 * @param rules the rules; none where only the default speaks
 * @param byDefault what every request needs
 */
public record Policy(
        Mode mode,
        ZoneId timezone,
        KnownFactors factors,
        Levels levels,
        Zones zones,
        Signals signals,
        Brokers brokers,
        Rules rules,
        Effect.Require byDefault) {

    public Policy {
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(timezone, "timezone");
        Objects.requireNonNull(factors, "factors");
        Objects.requireNonNull(levels, "levels");
        Objects.requireNonNull(zones, "zones");
        Objects.requireNonNull(signals, "signals");
        Objects.requireNonNull(byDefault, "byDefault");
        Objects.requireNonNull(brokers, "brokers");
        Objects.requireNonNull(rules, "rules");
    }

    /** Whether some of what is carried out lets users add a factor only with an enrolment code. */
    public boolean asksForEnrolmentCodes() {
        Stream<Effect> effects =
                rules.all().stream().filter(rule -> rule.mode() == Mode.ENFORCE).map(Rule::effect);
        return mode == Mode.ENFORCE
                && Stream.concat(effects, Stream.of(byDefault)).anyMatch(Policy::asksForCode);
    }

    private static boolean asksForCode(Effect effect) {
        return effect.match(
                require -> require.says(Effect.Addition.ENROLMENT_WITH_CODE), deny -> false, exempt -> false);
    }

    /** This policy as it would be if it were carried out. */
    public Policy enforced() {
        return new Policy(Mode.ENFORCE, timezone, factors, levels, zones, signals, brokers, rules, byDefault);
    }
}
