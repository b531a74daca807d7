package io.keycloakstepup.policy.signal;

import io.keycloakstepup.policy.signal.SignIn.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The latest sign-ins of one user, the one at hand not among them. Immutable.
 *
 * @param signIns the newest first: the newest {@value #KEPT} of each outcome; empty for a user who never signed in, and where no history is kept
 */
public record History(List<SignIn> signIns) {

    /** How many are looked at. Of each outcome: else whoever fails, or gets in with little, would make us forget. */
    public static final int KEPT = 20;

    /** Of a user of whom nothing is known. */
    public static final History NONE = new History(List.of());

    public History {
        Stream<SignIn> gotIn = Stream.concat(newest(signIns, Outcome.SUCCEEDED), newest(signIns, Outcome.PROVEN));
        signIns = Stream.concat(newest(signIns, Outcome.FAILED), gotIn)
                .sorted(Comparator.comparing(SignIn::at).reversed())
                .toList();
    }

    private static Stream<SignIn> newest(List<SignIn> signIns, Outcome outcome) {
        return signIns.stream()
                .filter(signIn -> signIn.outcome() == outcome)
                .sorted(Comparator.comparing(SignIn::at).reversed())
                .limit(KEPT);
    }

    /** The sign-ins that make what they came from known, the newest first. */
    public List<SignIn> proven() {
        return signIns.stream()
                .filter(signIn -> signIn.outcome() == Outcome.PROVEN)
                .toList();
    }

    /** The sign-ins that succeeded, the newest first. */
    public List<SignIn> succeeded() {
        return signIns.stream()
                .filter(signIn -> signIn.outcome() != Outcome.FAILED)
                .toList();
    }

    /** How many failed within this time before this instant, both ends included. */
    public long failures(Duration within, Instant now) {
        return signIns.stream()
                .filter(signIn -> signIn.outcome() == Outcome.FAILED)
                .filter(signIn ->
                        !signIn.at().isBefore(now.minus(within)) && !signIn.at().isAfter(now))
                .count();
    }

    /** What the sign-ins that count have shown of one thing; empty where none has shown it. */
    <T> Set<T> known(Function<Origin, Optional<T>> thing) {
        return proven().stream()
                .map(SignIn::origin)
                .map(thing)
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
    }
}
