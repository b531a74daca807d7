package io.keycloakstepup.flow.notice;

/**
 * Whom a notice is for.
 *
 * @param realmId Keycloak's id of the realm
 * @param userId Keycloak's id of the user
 */
record Addressee(String realmId, String userId) {

    Addressee {
        if (realmId.isEmpty() || userId.isEmpty()) {
            throw new IllegalArgumentException("nobody to tell: '" + userId + "' in '" + realmId + "'");
        }
    }
}
