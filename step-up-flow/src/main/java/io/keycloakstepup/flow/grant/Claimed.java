package io.keycloakstepup.flow.grant;

import io.keycloakstepup.flow.ledger.AskedLevel;
import io.keycloakstepup.flow.ledger.IssuedLevel;
import io.keycloakstepup.flow.ledger.Snapshot;
import io.keycloakstepup.policy.level.Assurance;
import io.keycloakstepup.policy.level.Evidence;
import io.keycloakstepup.policy.level.Ledger;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.representations.AccessToken;

/**
 * What an access token says of its user's authentication. It has no mark as a refresh token has, so that its claims are
 * the measure: a token that does not say which methods were used counts for none.
 *
 * @param acr the level
 * @param amr the methods
 * @param authTime when the level was reached; empty where it does not say
 * @param issuedAt when it was made, to the second
 */
record Claimed(String acr, List<String> amr, Optional<Instant> authTime, Instant issuedAt) {

    private static final String METHODS = "amr";
    private static final String MULTI_FACTOR = "mfa";

    Claimed {
        Objects.requireNonNull(acr, "acr");
        amr = List.copyOf(amr);
    }

    Claimed(AccessToken token) {
        this(
                Optional.ofNullable(token.getAcr()).orElse(Assurance.NO_LEVEL),
                methods(token),
                Optional.ofNullable(token.getAuth_time()).map(Instant::ofEpochSecond),
                Instant.ofEpochSecond(Optional.ofNullable(token.getIat()).orElse(0L)));
    }

    private static List<String> methods(AccessToken token) {
        return token.getOtherClaims().get(METHODS) instanceof Collection<?> methods
                ? methods.stream().map(Object::toString).toList()
                : List.of();
    }

    /** What is left of the client's newest snapshot: nothing that the token does not say, and nothing younger than it. */
    Snapshot cap(Snapshot newest) {
        List<Evidence> left = newest.ledger().newestFirst().filter(this::covers).toList();
        Optional<AskedLevel> asked =
                newest.requested().filter(level -> level.name().equals(acr));
        String level = asked.map(AskedLevel::level).orElse(acr);
        return new Snapshot(newest.moment(), asked, issued(newest, level), authTime, new Ledger(left));
    }

    /** A level that the policy does not name any more had at most the number of the newest. */
    private static IssuedLevel issued(Snapshot newest, String level) {
        int loa = level.equals(Assurance.NO_LEVEL) ? 0 : newest.issued().loa();
        return new IssuedLevel(level, loa);
    }

    private boolean covers(Evidence proof) {
        boolean isOlder = proof.verifiedAt().getEpochSecond() <= issuedAt.getEpochSecond();
        boolean isNamed = proof.amr().isEmpty() ? amr.contains(MULTI_FACTOR) : amr.containsAll(proof.amr());
        return isOlder && isNamed;
    }
}
