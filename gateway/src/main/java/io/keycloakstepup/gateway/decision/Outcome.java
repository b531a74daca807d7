package io.keycloakstepup.gateway.decision;

import io.keycloakstepup.resource.guard.Challenge;
import io.keycloakstepup.resource.guard.GuardResult;
import io.keycloakstepup.resource.guard.GuardResult.Forbidden;
import io.keycloakstepup.resource.guard.GuardResult.Pass;
import io.keycloakstepup.resource.guard.GuardResult.Unauthenticated;
import io.keycloakstepup.resource.guard.GuardResult.Unavailable;

/** The word for what the guard said, for metrics. */
final class Outcome implements GuardResult.Cases<String> {

    static String of(GuardResult result) {
        return result.match(new Outcome());
    }

    private Outcome() {}

    @Override
    public String pass(Pass pass) {
        return "pass";
    }

    @Override
    public String stepUp(Challenge challenge) {
        return "step_up";
    }

    @Override
    public String unauthenticated(Unauthenticated unauthenticated) {
        return "unauthenticated";
    }

    @Override
    public String forbidden(Forbidden forbidden) {
        return "forbidden";
    }

    @Override
    public String unreadable() {
        return "unreadable";
    }

    @Override
    public String unavailable(Unavailable unavailable) {
        return "unavailable";
    }
}
