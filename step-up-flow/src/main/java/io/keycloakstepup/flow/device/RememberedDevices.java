package io.keycloakstepup.flow.device;

import io.keycloakstepup.flow.time.ServerClock;
import io.keycloakstepup.policy.zone.Network;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The devices in which one user has asked to be remembered, and those in which the user is merely known.
 *
 * @param session the Keycloak session
 * @param realm the realm
 * @param user the user
 */
public record RememberedDevices(KeycloakSession session, RealmModel realm, UserModel user) {

    /** How many one user may have; the oldest goes. */
    static final int MOST = 10;

    /** How many browsers one user is known in, remembered or not; the one that has not been used for longest goes. */
    static final int MOST_KNOWN = 30;

    /** Those that are remembered at this moment, the one used last first. */
    public List<RememberedDevice> all() {
        Instant now = ServerClock.now();
        String credentials = new HeldCredentials(realm, user).hash();
        return new DeviceRows(session)
                .of(DeviceOwner.of(realm, user)).stream()
                        .filter(device -> device.isRemembered(credentials, now))
                        .flatMap(device -> listed(device).stream())
                        .toList();
    }

    private Optional<RememberedDevice> listed(Device device) {
        return credential(device.id())
                .map(credential -> new RememberedDevice(
                        device.id(),
                        Objects.requireNonNullElse(credential.getUserLabel(), ""),
                        Instant.ofEpochMilli(credential.getCreatedDate()),
                        device.lastUsedAt(),
                        device.rememberedUntil().orElse(device.expiresAt())));
    }

    /**
     * Ends one of them.
     *
     * @return whether there was such a device
     */
    public boolean forget(String id) {
        DeviceRows rows = new DeviceRows(session);
        boolean isOwn = rows.find(id)
                .filter(device -> device.owner().equals(DeviceOwner.of(realm, user)))
                .isPresent();
        if (isOwn) {
            rows.delete(id);
        }
        return removeCredential(id) || isOwn;
    }

    /** Ends all of them, and those in which the user is merely known. */
    public void forgetAll() {
        DeviceRows rows = new DeviceRows(session);
        rows.of(DeviceOwner.of(realm, user)).forEach(device -> rows.delete(device.id()));
        credentials().toList().forEach(credential -> removeCredential(credential.getId()));
    }

    /** Lets the user be neither remembered nor known in any of them; they are told from other browsers as before. */
    void distrustAll() {
        Instant now = ServerClock.now();
        DeviceRows rows = new DeviceRows(session);
        rows.of(DeviceOwner.of(realm, user)).forEach(device -> rows.trust(device.id(), Trust.NONE, now));
        credentials().toList().forEach(credential -> removeCredential(credential.getId()));
    }

    /** Lists a device that is remembered from now on, at the cost of the oldest where there are too many. */
    void list(String id, Instant now, Instant until) {
        removeCredential(id);
        List<CredentialModel> oldestFirst = credentials()
                .sorted(Comparator.comparing(CredentialModel::getCreatedDate))
                .toList();
        oldestFirst.stream()
                .limit(Math.max(0, oldestFirst.size() - MOST + 1))
                .forEach(credential -> forget(credential.getId()));
        Set<String> taken = credentials().map(CredentialModel::getUserLabel).collect(Collectors.toSet());
        user.credentialManager()
                .createStoredCredential(
                        DeviceCredential.of(id, DeviceName.of(session, taken::contains), place(), now, until));
    }

    /** Makes room for one more that is known. */
    void makeRoom() {
        DeviceRows rows = new DeviceRows(session);
        rows.of(DeviceOwner.of(realm, user)).stream().skip(MOST_KNOWN - 1).forEach(device -> forget(device.id()));
    }

    boolean isListed(String id) {
        return credential(id).isPresent();
    }

    boolean removeCredential(String id) {
        return credential(id)
                .map(credential -> user.credentialManager().removeStoredCredentialById(credential.getId()))
                .orElse(false);
    }

    private String place() {
        String address = session.getContext().getConnection().getRemoteAddr();
        return Network.around(address).map(Network::toString).orElse("");
    }

    private Optional<CredentialModel> credential(String id) {
        return credentials().filter(credential -> credential.getId().equals(id)).findFirst();
    }

    private Stream<CredentialModel> credentials() {
        return user.credentialManager().getStoredCredentialsByTypeStream(DeviceCredential.TYPE);
    }
}
