package io.keycloakstepup.it.walk;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * One transaction as docs/rest-api.md tells it: what is proven in it, what was begun, and how often it has changed, which is
 * what its tokens are numbered by.
 */
final class TransactionModel {

    private static final int TRIES_OF_A_CHALLENGE = 5;

    private final AccountModel account;
    private final Goal goal;
    private final Set<Means> proven = EnumSet.noneOf(Means.class);
    private Optional<Means> begun = Optional.empty();
    private int tries;
    private int changes;
    private boolean isOver;

    TransactionModel(AccountModel account, Goal goal) {
        this.account = account;
        this.goal = goal;
    }

    /** It begins with a name that an application vouches for. */
    Expected begin() {
        return changed();
    }

    /** It begins with a name and a password. */
    Expected begin(Shown password) {
        if (account.waits(Means.PASSWORD) || !account.isRight(Means.PASSWORD, password)) {
            isOver = true;
            return Expected.UNKNOWN;
        }
        return proves(Means.PASSWORD);
    }

    /** How often it has changed. */
    int changes() {
        return changes;
    }

    boolean isOver() {
        return isOver;
    }

    /** What was proven in it. */
    Set<Means> proven() {
        return Set.copyOf(proven);
    }

    /** What can be proven next. */
    Set<Means> next() {
        return goal.next(proven);
    }

    Expected show() {
        return open(200);
    }

    Expected pick(Means means) {
        if (!next().contains(means)) {
            return Expected.GONE;
        }
        if (means.isSent() && isBegun(means)) {
            return open(200);
        }
        return means.isSent() ? sends(0) : begins(means);
    }

    Expected resend(Means means) {
        if (!next().contains(means)) {
            return Expected.GONE;
        }
        boolean isSent = means.isSent() && isBegun(means);
        return isSent ? sends(tries < TRIES_OF_A_CHALLENGE ? tries : 0) : Expected.IMPOSSIBLE;
    }

    Expected answer(Means means, Shown shown) {
        if (!next().contains(means)) {
            return Expected.GONE;
        }
        if (shown == Shown.MISFIT) {
            return Expected.MISFIT;
        }
        if (means.isSent() && !isBegun(means)) {
            return Expected.IMPOSSIBLE;
        }
        return proven.isEmpty() ? answerOfAnybody(means, shown) : answerOfSomebody(means, shown);
    }

    /** Who has proven nothing hears of nothing but right answers. */
    private Expected answerOfAnybody(Means means, Shown shown) {
        boolean isRight = !account.waits(means) && account.isRight(means, shown);
        return isRight ? proves(means) : Expected.WRONG;
    }

    private Expected answerOfSomebody(Means means, Shown shown) {
        if (account.waits(means)) {
            return Expected.TOO_OFTEN;
        }
        if (means.isSent() && tries++ >= TRIES_OF_A_CHALLENGE) {
            tries = TRIES_OF_A_CHALLENGE;
            return Expected.SPENT;
        }
        if (account.isRight(means, shown)) {
            return proves(means);
        }
        return means == Means.OTP && shown == Shown.REPLAYED ? Expected.REPLAYED : Expected.WRONG;
    }

    Expected previous() {
        if (begun.isEmpty()) {
            return Expected.IMPOSSIBLE;
        }
        begun = Optional.empty();
        return changed();
    }

    Expected cancel() {
        isOver = true;
        return Expected.CANCELLED;
    }

    private boolean isBegun(Means means) {
        return begun.filter(means::equals).isPresent();
    }

    private Expected sends(int triesBefore) {
        if (!account.isMailed()) {
            return Expected.TOO_OFTEN;
        }
        tries = triesBefore;
        return begins(Means.EMAIL_CODE);
    }

    private Expected begins(Means means) {
        begun = Optional.of(means);
        return changed();
    }

    private Expected proves(Means means) {
        proven.add(means);
        begun = Optional.empty();
        isOver = goal.isReachedBy(proven);
        return isOver ? Expected.success(proven) : changed();
    }

    private Expected changed() {
        changes++;
        return open(202);
    }

    private Expected open(int status) {
        return Expected.open(
                status,
                begun.isPresent() ? "MFA_CHALLENGE" : "MFA_REQUIRED",
                begun.<Set<Means>>map(EnumSet::of).orElseGet(this::next),
                proven,
                goal.remaining(proven));
    }
}
