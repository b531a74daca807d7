package io.keycloakstepup.admin.install;

import io.keycloakstepup.admin.flow.BrowserFlow;

/** That users sign in with our browser flow. */
record Binding(BrowserFlow flow) implements Removable {

    @Override
    public String name() {
        return "browser binding";
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
