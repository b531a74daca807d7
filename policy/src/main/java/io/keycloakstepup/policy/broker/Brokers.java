package io.keycloakstepup.policy.broker;

import java.util.Map;

/**
 * What a policy says of identity providers.
 *
 * @param byAlias what it says of each, by the provider's alias in the realm; empty where it says nothing
 */
public record Brokers(Map<String, Broker> byAlias) {

    /** Where no provider's word is worth anything, and none hears anything. */
    public static final Brokers NONE = new Brokers(Map.of());

    public Brokers {
        byAlias = Map.copyOf(byAlias);
    }

    /** What it says of the provider with this alias, and of no other. */
    public Broker named(String alias) {
        return byAlias.getOrDefault(alias, Broker.UNNAMED);
    }
}
