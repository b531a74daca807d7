package io.keycloakstepup.flow.registry;

import java.util.List;
import java.util.Optional;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.RealmModel;

/**
 * Tells which policy is in force in a realm. The text is read from the realm each time it is asked, and only its
 * compiled form is kept, by that text: a policy that was replaced, on whatever node, cannot be used any more.
 */
public final class PolicyRegistry {

    private static final CompiledPolicies COMPILED = new CompiledPolicies();

    private PolicyRegistry() {}

    /** The policy of this realm as it stands now. Thread-safe. */
    public static StandingPolicy of(RealmModel realm) {
        List<ComponentModel> components = PolicyComponent.all(realm);
        if (components.size() > 1) {
            return new StandingPolicy.Broken(List.of());
        }
        Optional<String> text = components.stream().findFirst().flatMap(PolicyComponent::text);
        return text.map(COMPILED::of).orElseGet(StandingPolicy.Missing::new);
    }
}
