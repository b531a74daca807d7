package io.keycloakstepup.admin.install;

import io.keycloakstepup.admin.policy.RealmPolicy;
import io.keycloakstepup.admin.policy.StarterPolicy;

/** A policy: one that only reports, where none is stored. The names of its levels go with it. */
record PolicyPart(RealmPolicy policy) implements Removable {

    @Override
    public String name() {
        return "policy";
    }

    @Override
    public boolean isPresent() {
        return policy.text().isPresent();
    }

    @Override
    public void create() {
        policy.store(StarterPolicy.text());
    }

    @Override
    public boolean remove() {
        return policy.remove();
    }
}
