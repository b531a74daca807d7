package io.keycloakstepup.policy.signal;

import java.util.Objects;
import java.util.function.Function;

/** What one signal says of one request. */
public sealed interface SignalReading {

    /**
     * The signal could be computed.
     *
     * @param value from 0 (nothing unusual) to 1 (as unusual as this signal knows)
     * @param reason what was seen, in words for whoever wrote the policy; names no user and no address
     */
    record Known(double value, String reason) implements SignalReading {
        public Known {
            // Written so that a NaN is refused, too.
            if (!(value >= 0 && value <= 1)) {
                throw new IllegalArgumentException("a signal reads from 0 to 1, not " + value);
            }
            Objects.requireNonNull(reason, "reason");
        }

        @Override
        public <T> T match(Function<Known, T> known, Function<Unknown, T> unknown) {
            return known.apply(this);
        }
    }

    /**
     * The signal could not be computed. That is not the same as nothing unusual: what it contributes is the policy's
     * choice.
     *
     * @param why what is missing, in words for whoever wrote the policy
     */
    record Unknown(String why) implements SignalReading {
        public Unknown {
            if (why.isBlank()) {
                throw new IllegalArgumentException("what is unknown must be explained");
            }
        }

        @Override
        public <T> T match(Function<Known, T> known, Function<Unknown, T> unknown) {
            return unknown.apply(this);
        }
    }

    /** Handles the case at hand. */
    <T> T match(Function<Known, T> known, Function<Unknown, T> unknown);

    /** A reading of this value, cut to the range from 0 to 1. */
    static SignalReading cut(double value, String reason) {
        return new Known(Math.max(0, Math.min(1, value)), reason);
    }
}
