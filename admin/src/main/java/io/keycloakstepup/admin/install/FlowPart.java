package io.keycloakstepup.admin.install;

import io.keycloakstepup.admin.flow.InstalledFlow;

/** The flow for one way into the realm, made of the one that is bound. */
record FlowPart(InstalledFlow flow) implements Removable {

    @Override
    public String name() {
        return "flow " + flow.way().alias();
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
