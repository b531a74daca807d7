package io.keycloakstepup.policy.cel;

import java.util.function.Supplier;

/** Whether two values that somebody else chose are the same, for every reader of theirs. */
enum Alikeness {
    /** They are for all. */
    SAME,
    /** They are for none. */
    DIFFERENT,
    /** They are for some. */
    UNCLEAR;

    static Alikeness of(boolean isSame) {
        return isSame ? SAME : DIFFERENT;
    }

    /** Of two things that are the same only where both of their parts are. */
    Alikeness and(Supplier<Alikeness> other) {
        return this == DIFFERENT ? DIFFERENT : weaker(other.get(), DIFFERENT);
    }

    /** Of two things that are the same where one of their parts is. */
    Alikeness or(Supplier<Alikeness> other) {
        return this == SAME ? SAME : weaker(other.get(), SAME);
    }

    private Alikeness weaker(Alikeness other, Alikeness decisive) {
        if (other == decisive) {
            return decisive;
        }
        return this == UNCLEAR ? UNCLEAR : other;
    }
}
