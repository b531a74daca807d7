package io.keycloakstepup.flow.binding;

import io.keycloakstepup.flow.event.ListenerEverywhere;

/** Has bindings kept in every realm. */
public final class BindingListenerFactory extends ListenerEverywhere {

    public BindingListenerFactory() {
        super("step-up-bindings", BindingListener::new);
    }
}
