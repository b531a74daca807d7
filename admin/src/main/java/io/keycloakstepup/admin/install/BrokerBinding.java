package io.keycloakstepup.admin.install;

import io.keycloakstepup.admin.flow.BrokerLogin;

/** That the sign-in through one identity provider ends at the gate. */
record BrokerBinding(BrokerLogin login) implements Removable {

    @Override
    public String name() {
        return "binding of identity provider " + login.provider();
    }

    @Override
    public boolean isPresent() {
        return login.isGated();
    }

    @Override
    public void create() {
        login.bind();
    }

    @Override
    public boolean remove() {
        return login.unbind();
    }
}
