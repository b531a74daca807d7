package io.keycloakstepup.policy.rule;

import io.keycloakstepup.policy.level.Level;
import java.util.Objects;
import java.util.function.Function;

/** What follows when a rule matches. */
public sealed interface Effect {

    /**
     * The level must be reached.
     *
     * @param level the level
     * @param allowsEnrolment whether a user who lacks the factors may register one on the way
     */
    record Require(Level level, boolean allowsEnrolment) implements Effect {
        public Require {
            Objects.requireNonNull(level, "level");
        }

        /** The level must be reached with the factors that the user has. */
        public Require(Level level) {
            this(level, false);
        }

        @Override
        public <T> T match(Function<Require, T> require, Function<Deny, T> deny) {
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
        public <T> T match(Function<Require, T> require, Function<Deny, T> deny) {
            return deny.apply(this);
        }
    }

    /** Handles every kind of effect; a new kind does not compile until it is handled everywhere. */
    <T> T match(Function<Require, T> require, Function<Deny, T> deny);
}
