package io.keycloakstepup.flow.gate;

import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OAuth2DeviceCodeModel;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.oidc.grants.device.DeviceGrantType;
import org.keycloak.protocol.oidc.grants.device.endpoints.DeviceEndpoint;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * What a user approves who types the code that a device shows (RFC 8628): not a code of their own browser, but the one that
 * the device holds. Two devices of one client are thereby told apart.
 *
 * @param clientId Keycloak's own id of the client
 * @param deviceCode the code that the device redeems
 */
record DeviceApproval(String clientId, String deviceCode) {

    static DeviceApproval of(OAuth2DeviceCodeModel code, ClientModel client) {
        return new DeviceApproval(client.getId(), code.getDeviceCode());
    }

    /** The approval that a sign-in is for; empty for every other sign-in, and for a code that has expired. */
    static Optional<DeviceApproval> in(KeycloakSession session, AuthenticationSessionModel authSession) {
        return Optional.ofNullable(authSession.getClientNote(DeviceGrantType.OAUTH2_DEVICE_VERIFIED_USER_CODE))
                .map(userCode -> DeviceEndpoint.getDeviceByUserCode(session, authSession.getRealm(), userCode))
                .map(code -> of(code, authSession.getClient()));
    }

    Authorization by(UserModel user) {
        return Authorization.ofDevice(user.getId(), clientId, deviceCode);
    }
}
