package io.keycloakstepup.resource.guard;

import io.keycloakstepup.resource.matrix.Name;
import io.keycloakstepup.resource.token.TokenScheme;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a client is asked to come back with (RFC 9470 §3). It says what the operation needs, the same to everybody: nothing
 * in it depends on who the user is or which part of it was not enough.
 *
 * @param scheme the scheme of the token that was not enough
 * @param acrValues the levels of which one will do, in the order in which to ask for them; may be empty
 * @param maxAge how long ago it may have been proven, in whole seconds; empty where that does not matter
 * @param scopes the scopes that are needed, where the token lacks one of them; else empty
 * @param transaction the digest of the operation that is to be approved; empty where the token need not be for one
 * @param attempt how many different tokens of this user and client were refused so in the last minutes, this one
 *     included; from 1
 */
public record Challenge(
        TokenScheme scheme,
        List<String> acrValues,
        Optional<Duration> maxAge,
        List<String> scopes,
        Optional<String> transaction,
        int attempt) {

    public Challenge {
        Objects.requireNonNull(scheme, "scheme");
        acrValues = List.copyOf(acrValues);
        Objects.requireNonNull(maxAge, "maxAge");
        scopes = List.copyOf(scopes);
        Objects.requireNonNull(transaction, "transaction");
        Name.mustAllBe(acrValues, "level");
        Name.mustAllBe(scopes, "scope");
        transaction.ifPresent(digest -> Name.mustAllBe(List.of(digest), "operation"));
        if (attempt < 1) {
            throw new IllegalArgumentException("attempts count from 1, not " + attempt);
        }
        if (acrValues.isEmpty() && maxAge.isEmpty()) {
            throw new IllegalArgumentException("a challenge asks for something");
        }
    }

    /** The same for whatever operation, and for the first time. */
    Challenge ofAnyOperation() {
        return new Challenge(scheme, acrValues, maxAge, scopes, Optional.empty(), 1);
    }

    Challenge numbered(int number) {
        return new Challenge(scheme, acrValues, maxAge, scopes, transaction, number);
    }
}
