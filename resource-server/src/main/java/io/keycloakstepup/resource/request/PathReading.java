package io.keycloakstepup.resource.request;

import java.util.Objects;
import java.util.function.Function;

/** What came of reading a path. */
public sealed interface PathReading {

    /**
     * There is one way to read it.
     *
     * @param path the path
     */
    record Clear(RequestPath path) implements PathReading {
        public Clear {
            Objects.requireNonNull(path, "path");
        }
    }

    /**
     * There is more than one way to read it, or none.
     *
     * @param why why
     */
    record Ambiguous(Ambiguity why) implements PathReading {
        public Ambiguous {
            Objects.requireNonNull(why, "why");
        }
    }

    /** Handles the case at hand. */
    default <R> R match(Function<RequestPath, R> readable, Function<Ambiguity, R> unreadable) {
        if (this instanceof Clear right) {
            return readable.apply(right.path());
        }
        return unreadable.apply(((Ambiguous) this).why());
    }
}
