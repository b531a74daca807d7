package io.keycloakstepup.resource.guard;

import io.keycloakstepup.resource.matrix.Binding;
import io.keycloakstepup.resource.matrix.Limits;
import io.keycloakstepup.resource.matrix.Requirement;
import io.keycloakstepup.resource.token.AccessToken;
import java.time.Instant;
import java.util.Optional;

/**
 * What a token shows, against what is required.
 *
 * @param requirement what is required
 * @param token what there is
 * @param now when
 */
record Weighing(Requirement requirement, AccessToken token, Instant now) {

    /** Whether a level will do at all. */
    boolean isPossible() {
        return requirement.acr().filter(choice -> choice.values().isEmpty()).isEmpty();
    }

    boolean isSenderRight() {
        return !needs(Binding.SENDER) || token.isSenderBound();
    }

    boolean isScopeEnough() {
        return token.scopes().containsAll(requirement.scopes());
    }

    /** Whether level, age and means are enough. */
    boolean isProofEnough(Limits limits) {
        Freshness freshness = new Freshness(limits);
        boolean isLevelEnough = requirement
                .acr()
                .filter(choice -> token.acr().filter(choice::admits).isEmpty())
                .isEmpty();
        boolean isFresh = requirement
                .maxAge()
                .filter(maxAge -> !freshness.isFresh(token.authTime(), maxAge, now))
                .isEmpty();
        return isLevelEnough
                && isFresh
                && new Means(token, requirement.maxAge(), freshness, now).include(requirement.amr());
    }

    boolean isNetworkRight(NetworkKeys keys, Optional<String> address) {
        return !needs(Binding.NETWORK) || keys.isOneOf(token.networkMarks(), address);
    }

    /** Whether this is the operation that the token is for. */
    boolean isFor(Optional<String> digest) {
        return !needs(Binding.TRANSACTION)
                || token.stepUpTransaction()
                        .filter(said -> digest.filter(said::equals).isPresent())
                        .isPresent();
    }

    /** Whether it is asked for something that a user can prove, apart from where they are. */
    boolean asksForProof() {
        return requirement.acr().isPresent() || requirement.maxAge().isPresent();
    }

    boolean needs(Binding binding) {
        return requirement.bindings().contains(binding);
    }
}
