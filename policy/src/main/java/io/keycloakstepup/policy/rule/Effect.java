package io.keycloakstepup.policy.rule;

import io.keycloakstepup.policy.level.Level;
import io.keycloakstepup.policy.level.Narrowing;
import io.keycloakstepup.policy.level.Target;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** What follows when a rule matches. */
public sealed interface Effect {

    /** What a rule that requires a level may say beside it. */
    enum Addition {
        /** A user who lacks the factors may register one on the way. */
        ENROLMENT,
        /** A user who lacks the factors may do so with an enrolment code of an administrator's. */
        ENROLMENT_WITH_CODE,
        /** A remembered device may stand in for what this rule asks. */
        REMEMBERING,
        /** The user is told of it. */
        NOTICE
    }

    /**
     * The level must be reached.
     *
     * @param target the level, and what is asked beyond it
     * @param additions what is said beside it; empty for nothing
     */
    record Require(Target target, Set<Addition> additions) implements Effect {
        public Require {
            Objects.requireNonNull(target, "target");
            additions = Set.copyOf(additions);
        }

        /** The level must be reached as it is, with the factors that the user has. */
        public Require(Level level) {
            this(Target.of(level), Set.of());
        }

        /** The level must be reached as it is, and this is said beside it. */
        public static Require of(Level level, Addition... additions) {
            return new Require(Target.of(level), Set.of(additions));
        }

        /** The level that must be reached. */
        public Level level() {
            return target.level();
        }

        /** What is asked beyond the level. */
        public Narrowing narrowing() {
            return target.narrowing();
        }

        /** Whether this is said beside the level. */
        public boolean says(Addition addition) {
            return additions.contains(addition);
        }

        @Override
        public <T> T match(Function<Require, T> require, Function<Deny, T> deny, Function<Exempt, T> exempt) {
            return require.apply(this);
        }
    }

    /**
     * The request is refused, whatever has been proven.
     *
     * @param messageKey the key of the message that tells the user why
     */
    record Deny(String messageKey) implements Effect {
        public Deny {
            if (!messageKey.matches("[a-zA-Z0-9][a-zA-Z0-9._-]{0,99}")) {
                throw new IllegalArgumentException("not a message key: '" + messageKey + "'");
            }
        }

        @Override
        public <T> T match(Function<Require, T> require, Function<Deny, T> deny, Function<Exempt, T> exempt) {
            return deny.apply(this);
        }
    }

    /**
     * What rules require of the request is cancelled, down to the lowest level where a user's token comes out.
     *
     * @param owner who answers for it
     * @param reason why it is needed
     * @param expires the last day on which it holds
     */
    record Exempt(String owner, String reason, LocalDate expires) implements Effect {
        public Exempt {
            if (owner.isBlank() || reason.isBlank()) {
                throw new IllegalArgumentException("an exemption needs an owner and a reason");
            }
            Objects.requireNonNull(expires, "expires");
        }

        /** Whether its last day is over at this instant, where the policy is at home. */
        public boolean isExpired(Instant now, ZoneId timezone) {
            return now.atZone(timezone).toLocalDate().isAfter(expires);
        }

        @Override
        public <T> T match(Function<Require, T> require, Function<Deny, T> deny, Function<Exempt, T> exempt) {
            return exempt.apply(this);
        }
    }

    /** Handles every kind of effect; a new kind does not compile until it is handled everywhere. */
    <T> T match(Function<Require, T> require, Function<Deny, T> deny, Function<Exempt, T> exempt);
}
