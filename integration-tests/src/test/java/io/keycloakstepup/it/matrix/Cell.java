package io.keycloakstepup.it.matrix;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One cell of the matrix.
 *
 * @param way how the tokens are asked for
 * @param asked the level that the request names; empty for none
 * @param standing what was proven
 * @param outcome what the policy says
 */
record Cell(Way way, Optional<Level> asked, Standing standing, Outcome outcome) {

    /** What must come of it: the error, or empty for tokens. */
    Optional<String> error() {
        return switch (way) {
            case SILENT, PUSHED, HYBRID -> redirectError();
            // Nobody has proven anything in it, and what a user must prove is not about it.
            case CLIENT_CREDENTIALS -> denied("unauthorized_client");
            case CODE, DEVICE -> denied("access_denied");
            case REFRESH, OFFLINE, EXCHANGE, PASSWORD, CIBA ->
                denied("access_denied").or(() -> unmet("invalid_grant"));
        };
    }

    private Optional<String> redirectError() {
        if (standing == Standing.NOTHING) {
            return Optional.of("login_required");
        }
        boolean isReachable = !asked.equals(Optional.of(Level.PHR));
        return denied("access_denied")
                .or(() -> unmet(isReachable ? "interaction_required" : "unmet_authentication_requirements"));
    }

    private Optional<String> denied(String error) {
        return Optional.of(error).filter(denied -> outcome == Outcome.DENIES);
    }

    private Optional<String> unmet(String error) {
        return Optional.of(error).filter(unmet -> !standing.reached().containsAll(wanted()));
    }

    private Set<Level> wanted() {
        return Stream.concat(Stream.of(required()), asked.stream()).collect(Collectors.toSet());
    }

    /** The exemption does not list the scope of offline tokens, so that it does not cover a request for them. */
    private Level required() {
        return outcome == Outcome.EXEMPTS && way == Way.OFFLINE ? Level.MFA : outcome.required();
    }

    /** The levels that its tokens can speak of. A code beside a password is not looked at where the policy wants none. */
    Set<Level> proven() {
        boolean isIdle = way == Way.PASSWORD && wanted().equals(Set.of(Level.PWD));
        return isIdle ? Set.of(Level.PWD) : standing.reached();
    }

    @Override
    public String toString() {
        return "%s, acr %s, proven %s, policy %s"
                .formatted(way, asked.map(Level::acr).orElse("none"), standing, outcome);
    }
}
