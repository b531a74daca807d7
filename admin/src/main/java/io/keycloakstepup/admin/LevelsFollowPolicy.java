package io.keycloakstepup.admin;

import io.keycloakstepup.admin.flow.LevelsFlow;
import io.keycloakstepup.flow.registry.PolicyRegistry;
import io.keycloakstepup.flow.registry.PolicyStored;
import io.keycloakstepup.policy.level.Levels;
import java.util.Optional;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.provider.ProviderEventListener;

/**
 * Rewrites the sub-flow {@code step-up levels} whenever a realm gets another policy. Else a factor that only the new
 * policy knows could be deleted with a token of the lowest level.
 */
final class LevelsFollowPolicy implements ProviderEventListener {

    @Override
    public void onEvent(ProviderEvent event) {
        if (event instanceof PolicyStored stored) {
            levels(stored.realm()).ifPresent(new LevelsFlow(stored.session(), stored.realm())::follow);
        }
    }

    private static Optional<Levels> levels(RealmModel realm) {
        return PolicyRegistry.of(realm)
                .match(inForce -> Optional.of(inForce.policy().levels()), Optional::empty, broken -> Optional.empty());
    }
}
