package io.keycloakstepup.resource.guard;

import io.keycloakstepup.resource.matrix.Access;
import io.keycloakstepup.resource.matrix.Binding;
import io.keycloakstepup.resource.matrix.Matrix;
import io.keycloakstepup.resource.token.TokenScheme;
import java.util.List;
import java.util.Objects;

/**
 * What a guard works with.
 *
 * @param schemes how tokens may be presented, for clients that present none; never empty
 * @param networkKeys what networks are compared by
 * @param spent the operations that a token was already good for
 * @param listener who hears of decisions
 */
public record GuardSettings(
        List<TokenScheme> schemes, NetworkKeys networkKeys, SpentTransactions spent, GuardListener listener) {

    public GuardSettings {
        schemes = List.copyOf(schemes);
        if (schemes.isEmpty()) {
            throw new IllegalArgumentException("a client must be told how to present a token");
        }
        Objects.requireNonNull(networkKeys, "networkKeys");
        Objects.requireNonNull(spent, "spent");
        Objects.requireNonNull(listener, "listener");
    }

    /** Bearer tokens, no networks, and what was done is remembered by this node. */
    public static GuardSettings defaults() {
        return new GuardSettings(
                List.of(TokenScheme.BEARER), NetworkKeys.none(), SpentTransactions.inMemory(), GuardListener.silent());
    }

    /** The same with these schemes. */
    public GuardSettings withSchemes(List<TokenScheme> others) {
        return new GuardSettings(others, networkKeys, spent, listener);
    }

    /** The same with these keys. */
    public GuardSettings withNetworkKeys(NetworkKeys others) {
        return new GuardSettings(schemes, others, spent, listener);
    }

    /** The same with another memory. */
    public GuardSettings withSpentTransactions(SpentTransactions others) {
        return new GuardSettings(schemes, networkKeys, others, listener);
    }

    /** The same with another listener. */
    public GuardSettings withListener(GuardListener other) {
        return new GuardSettings(schemes, networkKeys, spent, other);
    }

    /** These, if they are enough for this matrix: nobody should find out by refusing every request. */
    GuardSettings checkedFor(Matrix matrix) {
        boolean needsNetworks = matrix.operations().stream()
                .anyMatch(operation -> operation.access() instanceof Access.Guarded guarded
                        && guarded.requirement().bindings().contains(Binding.NETWORK));
        if (needsNetworks && networkKeys.isEmpty()) {
            throw new IllegalArgumentException(
                    "the matrix says network: same, and there are no network keys: get this audience's with GET"
                            + " …/context-keys");
        }
        return this;
    }
}
