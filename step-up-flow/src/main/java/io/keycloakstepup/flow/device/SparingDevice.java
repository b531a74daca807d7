package io.keycloakstepup.flow.device;

import io.keycloakstepup.flow.time.ServerClock;
import java.util.Optional;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.KeycloakSession;
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

    /** Whether a device spared a prompt in the authorization that this session stems from, and is still remembered. */
    public static boolean lives(KeycloakSession session, AuthenticatedClientSessionModel clientSession) {
        UserModel user = clientSession.getUserSession().getUser();
        RememberedDevices devices = new RememberedDevices(session, clientSession.getRealm(), user);
        return Optional.ofNullable(clientSession.getNote(NOTE))
                .filter(id -> !id.equals(NONE))
                .flatMap(new DeviceRows(session)::find)
                .filter(device -> device.owner().equals(DeviceOwner.of(clientSession.getRealm(), user)))
                .filter(device -> device.isRemembered(
                        new HeldCredentials(clientSession.getRealm(), user).hash(), ServerClock.now()))
                .filter(device -> devices.isListed(device.id()))
                .isPresent();
    }
}
