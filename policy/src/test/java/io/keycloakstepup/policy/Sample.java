package io.keycloakstepup.policy;

import static io.keycloakstepup.policy.level.FactorType.OTP;
import static io.keycloakstepup.policy.level.FactorType.PASSKEY;
import static io.keycloakstepup.policy.level.FactorType.PASSWORD;
import static io.keycloakstepup.policy.level.FactorType.RECOVERY_CODE;
import static io.keycloakstepup.policy.level.FactorType.WEBAUTHN;

import io.keycloakstepup.policy.broker.Brokers;
import io.keycloakstepup.policy.level.Chain;
import io.keycloakstepup.policy.level.Demand;
import io.keycloakstepup.policy.level.Evidence;
import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.level.KeyUse;
import io.keycloakstepup.policy.level.KnownFactors;
import io.keycloakstepup.policy.level.Ledger;
import io.keycloakstepup.policy.level.Level;
import io.keycloakstepup.policy.level.Levels;
import io.keycloakstepup.policy.level.Step;
import io.keycloakstepup.policy.rule.Effect;
import io.keycloakstepup.policy.rule.Mode;
import io.keycloakstepup.policy.rule.Policy;
import io.keycloakstepup.policy.rule.Rule;
import io.keycloakstepup.policy.rule.Rules;
import io.keycloakstepup.policy.rule.Zones;
import io.keycloakstepup.policy.signal.Signals;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The levels that most tests speak of: a password, two kinds of factor, a key that verified its user. */
public final class Sample {

    public static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    public static final Duration WORKDAY = Duration.ofHours(10);
    public static final Duration HOUR = Duration.ofHours(1);
    public static final Duration MINUTES = Duration.ofMinutes(5);

    public static final Level PWD =
            level("pwd", 1, chain(step(demand(PASSWORD, WORKDAY))), chain(step(demand(PASSKEY, WORKDAY))));
    public static final Level MFA = level(
            "mfa",
            2,
            chain(
                    step(demand(PASSWORD, WORKDAY)),
                    step(demand(WEBAUTHN, HOUR), demand(OTP, HOUR), demand(RECOVERY_CODE, HOUR))),
            chain(step(demand(PASSKEY, HOUR))));
    public static final Level PHR = level(
            "phr",
            3,
            chain(step(demand(PASSKEY, MINUTES))),
            chain(step(demand(PASSWORD, WORKDAY)), step(new Demand(WEBAUTHN, MINUTES, true))));

    public static final Levels LEVELS = new Levels(List.of(PHR, PWD, MFA));

    /** What the sample policies require of everybody. */
    public static final Effect.Require NEEDS_PWD = new Effect.Require(PWD);

    private Sample() {}

    public static Policy policy(Rule... rules) {
        return policy(Mode.ENFORCE, NEEDS_PWD, List.of(rules));
    }

    public static Policy policy(Mode mode, Effect.Require byDefault, List<Rule> rules) {
        return new Policy(
                mode,
                ZoneOffset.UTC,
                KnownFactors.BUILT_IN,
                LEVELS,
                Zones.NONE,
                Signals.NONE,
                Brokers.NONE,
                new Rules(rules),
                byDefault);
    }

    public static Level level(String name, int loa, Chain... chains) {
        return new Level(name, loa, List.of(chains), Optional.empty());
    }

    public static Chain chain(Step... steps) {
        return new Chain(List.of(steps));
    }

    public static Step step(Demand... demands) {
        return new Step(List.of(demands));
    }

    public static Demand demand(FactorType factor, Duration maxAge) {
        return new Demand(factor, maxAge, false);
    }

    /** What was proven that long before {@link #NOW}; passkeys verified their user. */
    public static Evidence proven(FactorType factor, Duration ago) {
        boolean verified = factor.verification() == FactorType.UserVerification.ALWAYS;
        return new Evidence(factor, factor.word() + "-1", NOW.minus(ago), KeyUse.of(verified));
    }

    public static Ledger ledger(Evidence... evidence) {
        return new Ledger(Stream.of(evidence).toList());
    }
}
