package io.keycloakstepup.flow.device;

import io.keycloakstepup.flow.time.ServerClock;
import java.util.Optional;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The device that spared a user a prompt when a client was authorized: what was spared stays so while the device lives. */
public final class SparingDevice {

    private static final String NOTE = "step-up.spared-by";
    private static final String NONE = "";

    private SparingDevice() {}

    /** Tells the client's session; what an earlier authorization told it counts no more. */
    public static void write(AuthenticationSessionModel authSession, Optional<String> deviceId) {
        authSession.setClientNote(NOTE, deviceId.orElse(NONE));
    }

    /** The device that spared a prompt in the authorization that this session stems from; empty where none did. */
    public static Optional<String> of(AuthenticatedClientSessionModel clientSession) {
        return Optional.ofNullable(clientSession.getNote(NOTE)).filter(id -> !id.equals(NONE));
    }

    /** Whether this device is still one in which this user is remembered. */
    public static boolean lives(KeycloakSession session, RealmModel realm, UserModel user, String deviceId) {
        RememberedDevices devices = new RememberedDevices(session, realm, user);
        return new DeviceRows(session)
                .find(deviceId)
                .filter(device -> device.owner().equals(DeviceOwner.of(realm, user)))
                .filter(device -> device.isRemembered(new HeldCredentials(realm, user).hash(), ServerClock.now()))
                .filter(device -> devices.isListed(device.id()))
                .isPresent();
    }
}
