package io.keycloakstepup.it.walk;

import io.keycloakstepup.it.login.RecoveryCodes;
import io.keycloakstepup.it.login.TestUser;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Whoever a walk is about: a user with password, app, recovery codes and mailbox, or a name that nobody has. */
final class WalkedUser {

    private static final int PERIOD_SECONDS = 30;
    private static final int LIST = 20;
    private static final int PERIODS_BACK = WalkRealm.PERIODS_OFF - 5;
    private static final Duration LONGEST_LIFE = Duration.ofSeconds(100);

    private final TestUser user;
    private final RecoveryCodes list;
    private final AccountModel account;
    private final Instant bornAt = Instant.now();
    private final long firstPeriod = periodAt(bornAt) - PERIODS_BACK;
    private long nextPeriod = firstPeriod;
    private int nextOfList = 1;

    private WalkedUser(String name, boolean isSomebody) {
        this.user = new TestUser(name, "password-of-" + name, "otp-secret-of-" + name);
        this.list = RecoveryCodes.of(name, LIST);
        this.account = new AccountModel(isSomebody);
    }

    static WalkedUser in(WalkRealm realm, String name) {
        for (String each : IntStream.range(0, 100).mapToObj(i -> name + "-" + i).toList()) {
            WalkedUser made = new WalkedUser(each, true);
            if (made.isUnambiguous()) {
                realm.realm().userWith(each, List.of(made.user.otpCredential(), made.list.credential()));
                return made;
            }
        }
        throw new AssertionError("each app of a hundred makes one code twice");
    }

    static WalkedUser nobody(String name) {
        return new WalkedUser(name, false);
    }

    /** Whether no code that may be typed while it lives stands for two periods, nor for none. */
    private boolean isUnambiguous() {
        List<String> codes = LongStream.rangeClosed(-1, 2 * WalkRealm.PERIODS_OFF + 10)
                .mapToObj(i -> user.device().codeNumber(firstPeriod - 6 + i))
                .toList();
        return !codes.contains("000000") && new HashSet<>(codes).size() == codes.size();
    }

    private static long periodAt(Instant instant) {
        return instant.getEpochSecond() / PERIOD_SECONDS;
    }

    String name() {
        return user.name();
    }

    /** How many of a hundred answers are right; every third user has a bad day. */
    int percentRight() {
        return Math.floorMod(user.name().hashCode(), 3) == 0 ? 10 : 55;
    }

    AccountModel account() {
        return account;
    }

    /** Whether it has been wrong so often that it waits, or has little left to be right with. */
    boolean isWornOut() {
        boolean isOld = Duration.between(bornAt, Instant.now()).compareTo(LONGEST_LIFE) > 0;
        return isOld || nextOfList >= LIST - 2 || nextPeriod - firstPeriod > 2 * PERIODS_BACK;
    }

    /** The right answer. */
    String right(Means means, String mailed) {
        return switch (means) {
            case PASSWORD -> user.password();
            case OTP -> user.device().codeNumber(nextPeriod);
            case RECOVERY_CODE -> list.number(nextOfList);
            default -> mailed;
        };
    }

    /** Whether there is an answer that was right once. */
    boolean hasUsed(Means means) {
        return means == Means.OTP ? nextPeriod > firstPeriod : means == Means.RECOVERY_CODE && nextOfList > 1;
    }

    /** The answer that was right last. */
    String used(Means means) {
        return means == Means.OTP ? user.device().codeNumber(nextPeriod - 1) : list.number(nextOfList - 1);
    }

    /** What others would be proven with, or nothing. */
    List<String> wrong(Means means) {
        Set<String> wrong = new HashSet<>(Set.of("000000", "00000000", "nothing-of-this-user's"));
        for (Means other : List.of(Means.PASSWORD, Means.OTP, Means.RECOVERY_CODE)) {
            if (other != means) {
                wrong.add(right(other, ""));
            }
        }
        return wrong.stream().sorted().toList();
    }

    /** An answer was right, and is used up. */
    void uses(Means means) {
        nextPeriod += means == Means.OTP ? 1 : 0;
        nextOfList += means == Means.RECOVERY_CODE ? 1 : 0;
    }

    /** The code in the mail that came last. */
    String mailed(WalkRealm realm) {
        return realm.mailbox().latestCodeTo(name() + "@example.com", account.mails());
    }
}
