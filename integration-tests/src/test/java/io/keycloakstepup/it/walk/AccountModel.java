package io.keycloakstepup.it.walk;

import java.util.EnumMap;
import java.util.Map;

/** What a model knows of an account beyond one transaction: how often it has failed, and how often it was sent something. */
final class AccountModel {

    /** What the walks' realm says. */
    static final int MAILS_AN_HOUR = 12;

    private static final int FAILURES_BEFORE_A_WAIT = 5;

    private final boolean isSomebodys;
    private final Map<Means, Integer> failures = new EnumMap<>(Means.class);
    private int mails;

    /** One of a user, or one of a name that nobody has. */
    AccountModel(boolean isSomebodys) {
        this.isSomebodys = isSomebodys;
    }

    /** Whether nothing is looked at now that would prove this. */
    boolean waits(Means means) {
        return failures.getOrDefault(means, 0) >= FAILURES_BEFORE_A_WAIT;
    }

    /** Whether anything waits. */
    boolean waits() {
        return failures.keySet().stream().anyMatch(this::waits);
    }

    /** Counts an answer that is looked at; whether it counts as a proof. */
    boolean isRight(Means means, Shown shown) {
        boolean isRight = isSomebodys && shown == Shown.RIGHT;
        failures.merge(means, 1, (before, one) -> before + one);
        if (isRight) {
            failures.put(means, 0);
        }
        return isRight;
    }

    /** Counts a mail, if one more may be sent. */
    boolean isMailed() {
        boolean isSent = mails < MAILS_AN_HOUR;
        mails += isSent ? 1 : 0;
        return isSent;
    }

    /** How many mails have been sent. */
    int mails() {
        return mails;
    }
}
