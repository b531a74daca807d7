package io.keycloakstepup.admin.install;

import io.keycloakstepup.admin.policy.RealmPolicy;
import io.keycloakstepup.flow.registry.AcrNames;
import io.keycloakstepup.policy.level.Level;
import io.keycloakstepup.policy.level.Levels;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.utils.AcrUtils;

/** The names of the policy's levels in Keycloak's own map. They come and go with the policy. */
record LevelNames(RealmModel realm, Levels levels) implements Part {

    @Override
    public String name() {
        return "acr-to-loa map";
    }

    @Override
    public boolean isPresent() {
        Map<String, Integer> map = AcrUtils.getAcrLoaMap(realm);
        return levels.ordered().stream().allMatch(level -> isIn(map, level));
    }

    private static boolean isIn(Map<String, Integer> map, Level level) {
        return Integer.valueOf(level.loa()).equals(map.get(level.name()));
    }

    @Override
    public void create() {
        new AcrNames(realm).publish(Optional.empty(), new RealmPolicy(realm).text());
    }
}
