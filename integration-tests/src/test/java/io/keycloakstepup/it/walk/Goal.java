package io.keycloakstepup.it.walk;

import static io.keycloakstepup.it.walk.Means.EMAIL_CODE;
import static io.keycloakstepup.it.walk.Means.OTP;
import static io.keycloakstepup.it.walk.Means.PASSWORD;
import static io.keycloakstepup.it.walk.Means.RECOVERY_CODE;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The levels of the walks' policy, the lowest first. */
@SuppressWarnings("ImmutableEnumChecker") // lists and sets that nobody can change
enum Goal {
    PWD(List.of(List.of(Set.of(PASSWORD)))),
    MFA(List.of(
            List.of(Set.of(PASSWORD), Set.of(OTP, RECOVERY_CODE, EMAIL_CODE)), List.of(Set.of(OTP), Set.of(PASSWORD)))),
    ALL(List.of(List.of(Set.of(PASSWORD), Set.of(OTP, RECOVERY_CODE), Set.of(EMAIL_CODE))));

    /** The same for the server. */
    static final String POLICY = """
        policy: 1
        levels:
          pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
          mfa:
            loa: 2
            allowRestricted: true
            chains:
              - [ {password: 10h}, {otp: 1h, recovery-code: 1h, email-code: 1h} ]
              - [ {otp: 1h}, {password: 10h} ]
          all:
            loa: 3
            chains: [ [ {password: 10h}, {otp: 1h, recovery-code: 1h}, {email-code: 1h} ] ]
        default: { require: pwd }
        """;

    private final List<List<Set<Means>>> chains;

    Goal(List<List<Set<Means>>> chains) {
        this.chains = chains;
    }

    /** By what policies, requests and tokens call it. */
    String acr() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The highest that is reached by this. */
    static Goal reachedBy(Set<Means> proven) {
        return Stream.of(ALL, MFA, PWD)
                .filter(goal -> goal.isReachedBy(proven))
                .findFirst()
                .orElseThrow();
    }

    boolean isReachedBy(Set<Means> proven) {
        return left(proven).anyMatch(List::isEmpty);
    }

    /** What can be proven next. */
    Set<Means> next(Set<Means> proven) {
        return left(proven)
                .flatMap(steps -> steps.get(0).stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Means.class)));
    }

    /** How many questions are left at least. */
    int remaining(Set<Means> proven) {
        return left(proven).mapToInt(List::size).min().orElseThrow();
    }

    /** The steps left of each chain; whoever reaches a level has reached those below it. */
    private Stream<List<Set<Means>>> left(Set<Means> proven) {
        return Arrays.stream(values())
                .filter(level -> level.compareTo(this) >= 0)
                .flatMap(level -> level.chains.stream())
                .map(chain -> chain.stream()
                        .filter(step -> step.stream().noneMatch(proven::contains))
                        .toList());
    }
}
