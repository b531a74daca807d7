package io.keycloakstepup.admin.install;

import io.keycloakstepup.admin.flow.BrokerFlow;

/** The flow for those who come from an identity provider. */
record BrokerFlowPart(BrokerFlow flow) implements Removable {

    @Override
    public String name() {
        return "flow " + flow.alias();
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
