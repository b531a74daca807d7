package io.keycloakstepup.it.matrix;

import java.util.Optional;
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
        if (outcome == Outcome.DENIES) {
            return Optional.of(way == Way.CLIENT_CREDENTIALS ? "unauthorized_client" : "access_denied");
        }
        return switch (way) {
            // Nobody has proven anything in the first, and what a user must prove is not about it.
            case CLIENT_CREDENTIALS, CODE, DEVICE -> Optional.empty();
            case SILENT, PUSHED, HYBRID -> redirectError();
            case REFRESH, OFFLINE, EXCHANGE, PASSWORD, CIBA ->
                isMet() ? Optional.empty() : Optional.of("invalid_grant");
        };
    }

    private Optional<String> redirectError() {
        if (standing == Standing.NOTHING) {
            return Optional.of("login_required");
        }
        if (asked.equals(Optional.of(Level.PHR))) {
            return Optional.of("unmet_authentication_requirements");
        }
        return isMet() ? Optional.empty() : Optional.of("interaction_required");
    }

    /** All that is asked for, by policy and request, was proven. */
    private boolean isMet() {
        return Stream.concat(Stream.of(outcome.required()), asked.stream()).allMatch(standing.reached()::contains);
    }

    /** The least that tokens of it may say. */
    Level least() {
        return Stream.concat(Stream.of(wasJudgedBefore() ? Level.PWD : outcome.required()), asked.stream())
                .reduce((one, other) -> one.compareTo(other) > 0 ? one : other)
                .orElseThrow();
    }

    /** What passed the gate goes on counting until its code is redeemed: only a denial takes it back. */
    private boolean wasJudgedBefore() {
        return way == Way.CODE || way == Way.DEVICE;
    }

    @Override
    public String toString() {
        return "%s, acr %s, proven %s, policy %s"
                .formatted(way, asked.map(Level::acr).orElse("none"), standing, outcome);
    }
}
