package io.keycloakstepup.admin.install;

import io.keycloakstepup.admin.flow.BrowserFlow;

/** The browser flow, made of the one that is bound. */
record FlowPart(BrowserFlow flow) implements Removable {

    @Override
    public String name() {
        return "flow " + BrowserFlow.ALIAS;
    }

    @Override
    public boolean isPresent() {
        return flow.stored().isPresent();
    }

    @Override
    public void create() {
        flow.create();
    }

    @Override
    public boolean remove() {
        boolean isThere = flow.stored().isPresent();
        flow.remove();
        return isThere;
    }
}
