package io.keycloakstepup.policy.facts;

import java.time.Instant;
import java.util.List;

/** What the values of a fact are. */
public enum FactType {
    /** A {@link String}. */
    TEXT,
    /** A {@link List} of {@link String}s, possibly empty. */
    TEXTS,
    /** A {@link Long}. */
    NUMBER,
    /** An {@link Instant}. */
    INSTANT;

    /** Whether this object is a value of this type. */
    public boolean admits(Object value) {
        return switch (this) {
            case TEXT -> value instanceof String;
            case TEXTS -> value instanceof List<?> list && list.stream().allMatch(String.class::isInstance);
            case NUMBER -> value instanceof Long;
            case INSTANT -> value instanceof Instant;
        };
    }
}
