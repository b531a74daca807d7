package io.keycloakstepup.flow.device;

import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Who is known in a browser: by Keycloak's ids, since names can pass from one user to another.
 *
 * @param realmId the realm
 * @param userId the user
 */
record DeviceOwner(String realmId, String userId) {

    static DeviceOwner of(RealmModel realm, UserModel user) {
        return new DeviceOwner(realm.getId(), user.getId());
    }
}
