package io.keycloakstepup.flow.device;

import io.keycloakstepup.flow.event.ListenerEverywhere;

/** Has changes of accounts heard in every realm. */
public final class AccountChangesFactory extends ListenerEverywhere {

    public AccountChangesFactory() {
        super("step-up-account-changes", AccountChanges::new);
    }
}
