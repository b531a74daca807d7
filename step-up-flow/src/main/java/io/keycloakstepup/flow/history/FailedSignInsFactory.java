package io.keycloakstepup.flow.history;

import io.keycloakstepup.flow.event.ListenerEverywhere;

/** Has failures kept in every realm. */
public final class FailedSignInsFactory extends ListenerEverywhere {

    public FailedSignInsFactory() {
        super("step-up-failed-sign-ins", FailedSignIns::new);
    }
}
