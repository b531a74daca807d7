package io.keycloakstepup.it.walk;

import io.keycloakstepup.it.rest.RestApp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/** Walks at random: users come and go, each with two transactions at most at a time, which share the account's counts. */
final class Walker implements Callable<Map<String, Long>> {

    /** The longest way is gone most often. */
    private static final List<Optional<Goal>> ASKED = List.of(
            Optional.empty(),
            Optional.of(Goal.PWD),
            Optional.of(Goal.MFA),
            Optional.of(Goal.MFA),
            Optional.of(Goal.ALL),
            Optional.of(Goal.ALL));

    private static final int SITTINGS = 2;
    private static final int STEPS_OF_A_USER = 90;
    private static final int STEPS_WHILE_ONE_WAITS = 12;
    private static final Duration SHORTER_THAN_A_WAIT = Duration.ofSeconds(20);
    private static final double NOBODY = 0.1;
    private static final int REMEMBERED = 60;

    private final WalkRealm realm;
    private final String name;
    private final Random random;
    private final int steps;
    private final Map<String, Long> counts = new TreeMap<>();
    private final List<String> history = new ArrayList<>();
    private final List<Walk> open = new ArrayList<>();
    private int taken;

    /**
     * A new one.
     *
     * @param number tells it from others of the same seed
     */
    Walker(WalkRealm realm, long seed, int number, int steps) {
        this.realm = realm;
        this.name = "walker" + number;
        this.random = new Random(seed + number);
        this.steps = steps;
    }

    /** How often each answer came; fails with all that it has done last where one came that was not expected. */
    @Override
    public Map<String, Long> call() {
        try {
            for (int users = 0; taken < steps; users++) {
                String each = name + "-" + users;
                accompany(random.nextDouble() < NOBODY ? WalkedUser.nobody(each) : WalkedUser.in(realm, each));
            }
            return counts;
        } catch (AssertionError disagreement) {
            throw new AssertionError(String.join("\n", history) + "\n" + disagreement.getMessage(), disagreement);
        }
    }

    private void accompany(WalkedUser user) {
        open.clear();
        int waiting = 0;
        Instant free = Instant.now();
        for (int i = 0; i < STEPS_OF_A_USER && waiting < STEPS_WHILE_ONE_WAITS && !user.isWornOut(); i++) {
            if (waiting == 0) {
                free = Instant.now();
            } else if (Duration.between(free, Instant.now()).compareTo(SHORTER_THAN_A_WAIT) > 0) {
                return;
            }
            boolean isBegun = open.isEmpty() || (open.size() < SITTINGS && random.nextInt(12) == 0);
            if (isBegun) {
                begin(user);
            } else {
                step(user, open.get(random.nextInt(open.size())));
            }
            waiting += user.account().waits() ? 1 : 0;
        }
    }

    private void begin(WalkedUser user) {
        RestApp app = realm.apps().get(random.nextInt(realm.apps().size()));
        Optional<Goal> asked = ASKED.get(random.nextInt(ASKED.size()));
        Walk walk = new Walk(realm, app, user, asked);
        String what = "start " + walk;
        int way = random.nextInt(10);
        take(walk, what, way < 4 ? walk.begin() : walk.begin(way < 9 ? Shown.RIGHT : Shown.WRONG));
        if (!walk.model().isOver()) {
            open.add(walk);
        }
    }

    /** What is over is called once more now and then, with the token that it died with. */
    private void step(WalkedUser user, Walk walk) {
        Step step = Step.random(walk.model(), user, random);
        take(walk, step + " of " + walk, walk.step(step, random));
        if (walk.model().isOver() && random.nextBoolean()) {
            open.remove(walk);
        }
    }

    private void take(Walk walk, String what, Seen seen) {
        taken++;
        remember(what + " -> " + seen);
        counts.merge(seen.expected().status() + " " + seen.expected().said(), 1L, Long::sum);
        if (!seen.isAsExpected()) {
            throw new AssertionError("model and server disagree");
        }
        if (seen.expected().isSuccess()) {
            counts.merge("reached " + Goal.reachedBy(walk.model().proven()), 1L, Long::sum);
            walk.redeem(seen.answer());
        }
    }

    private void remember(String line) {
        history.add(line);
        if (history.size() > REMEMBERED) {
            history.remove(0);
        }
    }
}
