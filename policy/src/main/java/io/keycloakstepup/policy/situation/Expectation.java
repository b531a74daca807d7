package io.keycloakstepup.policy.situation;

import io.keycloakstepup.policy.level.Level;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a test expects of a policy. */
public sealed interface Expectation {

    /**
     * It asks for this level and for none that is higher.
     *
     * @param level the level
     */
    record Requires(Level level) implements Expectation {
        public Requires {
            Objects.requireNonNull(level, "level");
        }
    }

    /**
     * It denies.
     *
     * @param messageKey the message key of the denial
     */
    record Denies(String messageKey) implements Expectation {
        public Denies {
            Objects.requireNonNull(messageKey, "messageKey");
        }
    }

    /** It exempts, and nobody asks for more than that leaves. */
    enum Exempts implements Expectation {
        EXEMPTS
    }

    /** Handles the case at hand. */
    default <T> T match(Function<Level, T> requires, Function<String, T> denies, Supplier<T> exempts) {
        if (this instanceof Requires requiring) {
            return requires.apply(requiring.level());
        }
        return this instanceof Denies denying ? denies.apply(denying.messageKey()) : exempts.get();
    }

    /** The expectation as a policy writes it; different ones read differently. */
    default String words() {
        return match(level -> "require: " + level.name(), key -> "deny: " + key, () -> "exempt: true");
    }
}
