package io.keycloakstepup.admin.install;

import org.keycloak.models.RealmModel;
import org.keycloak.services.clientpolicy.ClientPolicyException;

/** Keycloak cannot read a realm's client policies, or refuses ours: nothing of the call is kept. */
final class ClientPoliciesUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ClientPoliciesUnusable(RealmModel realm, ClientPolicyException cause) {
        super("client policies of realm " + realm.getName() + ": " + cause.getErrorDetail(), cause);
    }
}
