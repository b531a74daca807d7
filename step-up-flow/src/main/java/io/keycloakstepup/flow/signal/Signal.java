package io.keycloakstepup.flow.signal;

import io.keycloakstepup.policy.signal.SignalReading;
import org.keycloak.provider.Provider;

/**
 * A sign that a sign-in is unusual, which policies weigh by its name: the id of its {@link SignalFactory}. One instance
 * serves one Keycloak session. It is evaluated at most once for each decision, and only if a rule reads the risk and the
 * policy gives it a weight.
 */
public interface Signal extends Provider {

    /**
     * What it says of a sign-in.
     *
     * @return a value from 0 to 1, or unknown where it cannot be told: what that counts for is the policy's choice
     * @throws RuntimeException counts as unknown, and is logged
     */
    SignalReading evaluate(SignalContext context);

    @Override
    default void close() {}
}
