package io.keycloakstepup.mappers.saml;

import io.keycloakstepup.flow.reason.Reason;
import org.keycloak.models.ClientModel;

/** No assertion for this client: the gate was not passed. Keycloak logs it and shows a page that says nothing of it. */
final class GateNotPassed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    GateNotPassed(ClientModel client) {
        super(Reason.GATE_NOT_PASSED.code() + ": SAML client " + client.getClientId(), null, false, false);
    }
}
