package io.keycloakstepup.flow.history;

/**
 * Whose sign-ins they are.
 *
 * @param realmId Keycloak's id of the realm
 * @param userId Keycloak's id of the user, who may live in a federated store
 */
public record Account(String realmId, String userId) {

    public Account {
        if (realmId.isEmpty() || userId.isEmpty()) {
            throw new IllegalArgumentException("not an account: '" + userId + "' in '" + realmId + "'");
        }
    }
}
