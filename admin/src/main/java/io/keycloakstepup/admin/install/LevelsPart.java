package io.keycloakstepup.admin.install;

import io.keycloakstepup.admin.flow.LevelsFlow;
import io.keycloakstepup.policy.level.Levels;

/** The levels of the policy, written where Keycloak's own credential checks look for them. */
record LevelsPart(LevelsFlow flow, Levels levels) implements Part {

    @Override
    public String name() {
        return "flow " + LevelsFlow.ALIAS;
    }

    @Override
    public boolean isPresent() {
        return flow.agreesWith(levels);
    }

    @Override
    public void create() {
        flow.follow(levels);
    }
}
