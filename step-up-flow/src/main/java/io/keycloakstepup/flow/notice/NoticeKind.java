package io.keycloakstepup.flow.notice;

import java.util.Locale;

/** What a user can be told of. Each kind is limited by itself, so that guessing cannot drown the news of a new factor. */
enum NoticeKind {
    /** A factor was added, or replaced. */
    FACTOR_ADDED(5),
    /** A factor was removed, or a device is remembered no longer. */
    FACTOR_REMOVED(5),
    /** The user is remembered in one more browser. */
    DEVICE_REMEMBERED(5),
    /** Somebody knew the password, or had proven something else, and then failed. */
    SECOND_FACTOR_FAILED(1),
    /** Somebody signed in, and a rule of the policy wants the user to hear of it. */
    SIGN_IN(5);

    private final int mostPerHour;

    NoticeKind(int mostPerHour) {
        this.mostPerHour = mostPerHour;
    }

    /** How many one user gets in an hour of the clock. */
    int mostPerHour() {
        return mostPerHour;
    }

    /** The beginning of the keys of its messages. */
    String messages() {
        return "step-up-notice-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
