package io.keycloakstepup.flow.transaction;

import io.keycloakstepup.flow.once.Handles;

/**
 * What an application holds of a transaction between two calls: 256 random bits, worth nothing once the transaction has
 * gone on.
 *
 * @param text as the application has it; whatever was sent
 */
public record StateToken(String text) {

    /** A new one. */
    public static StateToken random() {
        return new StateToken(Handles.random());
    }

    /** Says nothing of it, so that no log can. */
    @Override
    public String toString() {
        return "StateToken";
    }
}
