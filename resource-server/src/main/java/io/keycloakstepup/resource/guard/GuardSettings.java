package io.keycloakstepup.resource.guard;

import io.keycloakstepup.resource.matrix.Access;
import io.keycloakstepup.resource.matrix.Binding;
import io.keycloakstepup.resource.matrix.Matrix;
import io.keycloakstepup.resource.token.TokenScheme;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a guard works with.
 *
 * @param schemes how tokens may be presented, for clients that present none; never empty
 * @param networkKeys what networks are compared by
 * @param spent the approvals of one operation that were used; empty where none is asked for
 * @param listener who hears of decisions
 */
public record GuardSettings(
        List<TokenScheme> schemes, NetworkKeys networkKeys, Optional<SpentTransactions> spent, GuardListener listener) {

    public GuardSettings {
        schemes = List.copyOf(schemes);
        if (schemes.isEmpty()) {
            throw new IllegalArgumentException("a client must be told how to present a token");
        }
        Objects.requireNonNull(networkKeys, "networkKeys");
        Objects.requireNonNull(spent, "spent");
        Objects.requireNonNull(listener, "listener");
    }

    /** Bearer tokens, no networks, no approvals of single operations. */
    public static GuardSettings defaults() {
        return new GuardSettings(
                List.of(TokenScheme.BEARER), NetworkKeys.none(), Optional.empty(), GuardListener.silent());
    }

    /** The same with these schemes. */
    public GuardSettings withSchemes(List<TokenScheme> others) {
        return new GuardSettings(others, networkKeys, spent, listener);
    }

    /** The same with these keys. */
    public GuardSettings withNetworkKeys(NetworkKeys others) {
        return new GuardSettings(schemes, others, spent, listener);
    }

    /** The same with this memory: {@link SpentTransactions#inMemory()} where there is one node. */
    public GuardSettings withSpentTransactions(SpentTransactions others) {
        return new GuardSettings(schemes, networkKeys, Optional.of(others), listener);
    }

    /** The same with another listener. */
    public GuardSettings withListener(GuardListener other) {
        return new GuardSettings(schemes, networkKeys, spent, other);
    }

    /** How tokens may be presented, this way first. */
    List<TokenScheme> schemesFrom(TokenScheme first) {
        return Stream.concat(Stream.of(first), schemes.stream()).distinct().toList();
    }

    /** These, if they are enough for this matrix: nobody should find out by refusing every request. */
    GuardSettings checkedFor(Matrix matrix) {
        if (needs(matrix, Binding.NETWORK) && networkKeys.isEmpty()) {
            throw new IllegalArgumentException(
                    "the matrix says network: same, and there are no network keys: get this audience's with GET"
                            + " …/context-keys");
        }
        if (needs(matrix, Binding.TRANSACTION) && spent.isEmpty()) {
            throw new IllegalArgumentException(
                    "the matrix says transaction: single-use, and nothing remembers what was done: give the settings"
                            + " SpentTransactions.inMemory(), or a memory that all nodes share");
        }
        return this;
    }

    private static boolean needs(Matrix matrix, Binding binding) {
        return matrix.operations().stream()
                .anyMatch(operation -> operation.access() instanceof Access.Guarded guarded
                        && guarded.requirement().bindings().contains(binding));
    }
}
