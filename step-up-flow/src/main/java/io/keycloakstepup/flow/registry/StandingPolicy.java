package io.keycloakstepup.flow.registry;

import io.keycloakstepup.policy.broker.Broker;
import io.keycloakstepup.policy.level.KnownFactors;
import io.keycloakstepup.policy.rule.Policy;
import io.keycloakstepup.policy.text.PolicyError;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a realm has to decide with at this moment. */
public sealed interface StandingPolicy {

    /**
     * A policy that can be used.
     *
     * @param policy the policy
     * @param text the text it was made from
     * @param hash the SHA-256 of the text, in lower-case hexadecimal
     */
    record InForce(Policy policy, String text, String hash) implements StandingPolicy {}

    /** No policy is stored. */
    record Missing() implements StandingPolicy {}

    /**
     * Something is stored that cannot be used.
     *
     * @param errors what is wrong with it; empty where several components claim to be the policy
     */
    record Broken(List<PolicyError> errors) implements StandingPolicy {
        public Broken {
            errors = List.copyOf(errors);
        }
    }

    /** The factors that the policy knows; the built-in ones alone where there is no policy to ask. */
    default KnownFactors factors() {
        return match(
                inForce -> inForce.policy().factors(), () -> KnownFactors.BUILT_IN, broken -> KnownFactors.BUILT_IN);
    }

    /** What the policy says of the identity provider with this alias; nothing where there is no policy to ask. */
    default Broker broker(String alias) {
        return match(
                inForce -> inForce.policy().brokers().named(alias), () -> Broker.UNNAMED, broken -> Broker.UNNAMED);
    }

    /** Whether the realm has a policy at all, be it one that can be used or not. */
    default boolean isStored() {
        return !(this instanceof Missing);
    }

    /** Handles the case at hand. */
    default <T> T match(Function<InForce, T> inForce, Supplier<T> missing, Function<Broken, T> broken) {
        if (this instanceof InForce policy) {
            return inForce.apply(policy);
        }
        return this instanceof Broken wreck ? broken.apply(wreck) : missing.get();
    }
}
