package io.keycloakstepup.policy.review;

import io.keycloakstepup.policy.level.Levels;
import io.keycloakstepup.policy.text.Outline;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Rules that never matter, as another one that selects no less asks no less. Compares what is written, so it finds what
 * is evident, not all there is.
 *
 * @param levels the policy's levels
 * @param claims what its rules say, in the order of the text
 */
record Shadows(Levels levels, List<Claim> claims) {

    /** Comparing more rules with each other would make saving slow. */
    private static final int COMPARED_AT_MOST = 1_000;

    static Shadows of(Levels levels, Outline policy) {
        return new Shadows(
                levels,
                policy.member("rules").map(Outline::items).orElse(List.of()).stream()
                        .map(Claim::of)
                        .toList());
    }

    Stream<Warning> warnings() {
        return claims.size() > COMPARED_AT_MOST
                ? Stream.empty()
                : IntStream.range(0, claims.size()).boxed().flatMap(index -> warning(index).stream());
    }

    private Optional<Warning> warning(int index) {
        Claim claim = claims.get(index);
        return IntStream.range(0, claims.size())
                .filter(other -> other != index && isShadow(other, index))
                .mapToObj(claims::get)
                .findFirst()
                .map(shadow -> Warning.at(
                        claim.place(),
                        "rule " + claim.id() + " never matters: rule " + shadow.id() + " (line "
                                + shadow.place().line() + ") applies wherever it does and asks no less",
                        "remove it, or narrow " + shadow.id()));
    }

    /** Of two rules that leave nothing to each other the later one is superfluous. */
    private boolean isShadow(int shadow, int index) {
        Claim wider = claims.get(shadow);
        Claim claim = claims.get(index);
        return claim.isLasting()
                && wider.isLasting()
                && wider.leavesNothingTo(claim, levels)
                && (shadow < index || !claim.leavesNothingTo(wider, levels));
    }
}
