package io.keycloakstepup.flow.transaction;

import io.keycloakstepup.flow.login.PausedLogin;
import java.util.Objects;

/**
 * A transaction between two calls, and the sign-in that goes on in it.
 *
 * @param transaction the transaction
 * @param login what was asked and proven
 * @param decision the number under which all that is decided in it is found
 */
public record Kept(Transaction transaction, PausedLogin login, String decision) {

    public Kept {
        Objects.requireNonNull(transaction, "transaction");
        Objects.requireNonNull(login, "login");
        Objects.requireNonNull(decision, "decision");
    }
}
