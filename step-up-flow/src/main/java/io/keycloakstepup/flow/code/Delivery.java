package io.keycloakstepup.flow.code;

import org.keycloak.models.KeycloakSession;

/** One message that is ready to leave. */
@FunctionalInterface
public interface Delivery {

    /**
     * Hands it over to whoever carries it on. It gives up within half a minute, and tries once: who wants another code asks
     * for it.
     *
     * @param session a session of its own, whose context knows the realm and no request; the database need not be touched
     * @throws CodeNotSent if it was not taken; the user has no code then
     */
    void deliver(KeycloakSession session) throws CodeNotSent;
}
