package io.keycloakstepup.authenticators.step;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * A step of the flow that decides by itself whether there is anything to ask, so that it is always configured. Stateless:
 * one instance serves all requests.
 */
public interface Step extends Authenticator {

    /** By default a step that is asked a second time does the same again. */
    @Override
    default void action(AuthenticationFlowContext context) {
        authenticate(context);
    }

    @Override
    default boolean requiresUser() {
        return true;
    }

    @Override
    default boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return true;
    }

    @Override
    default void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {}

    @Override
    default void close() {}
}
