package io.keycloakstepup.admin.install;

import io.keycloakstepup.admin.flow.InstalledFlow;

/** That users who take one way into the realm take our flow. */
record Binding(InstalledFlow flow) implements Removable {

    @Override
    public String name() {
        return flow.way().word() + " binding";
    }

    @Override
    public boolean isPresent() {
        return flow.isBound();
    }

    @Override
    public void create() {
        flow.bind();
    }

    @Override
    public boolean remove() {
        boolean isThere = flow.isBound();
        if (isThere) {
            flow.unbind();
        }
        return isThere;
    }
}
