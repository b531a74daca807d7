package io.keycloakstepup.flow.device;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.keycloak.credential.CredentialMetadata;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.credential.CredentialTypeMetadataContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Shows remembered devices in Keycloak's consoles, and removes them there. It validates nothing: a device is no factor. */
final class DeviceCredentialProvider implements CredentialProvider<CredentialModel> {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);

    private final KeycloakSession session;

    DeviceCredentialProvider(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public String getType() {
        return DeviceCredential.TYPE;
    }

    /** Only a sign-in makes one, never a form or a call from outside. */
    @Override
    public CredentialModel createCredential(RealmModel realm, UserModel user, CredentialModel credential) {
        throw new UnsupportedOperationException("a device is remembered by signing in with it");
    }

    @Override
    public boolean deleteCredential(RealmModel realm, UserModel user, String credentialId) {
        return new RememberedDevices(session, realm, user).forget(credentialId);
    }

    @Override
    public CredentialModel getCredentialFromModel(CredentialModel model) {
        return model;
    }

    @Override
    public CredentialTypeMetadata getCredentialTypeMetadata(CredentialTypeMetadataContext context) {
        return CredentialTypeMetadata.builder()
                .type(DeviceCredential.TYPE)
                .category(CredentialTypeMetadata.Category.TWO_FACTOR)
                .displayName("step-up-device-name")
                .helpText("step-up-device-help")
                .iconCssClass(CredentialTypeMetadata.DEFAULT_ICON_CSS_CLASS)
                .removeable(true)
                .build(session);
    }

    /** Beside the label: where it was, when it was last used, and how long it is remembered. */
    @Override
    public CredentialMetadata getCredentialMetadata(CredentialModel credential, CredentialTypeMetadata type) {
        CredentialMetadata shown = new CredentialMetadata();
        shown.setCredentialModel(credential);
        String lastUsed = new DeviceRows(session)
                .find(credential.getId())
                .map(device -> DAY.format(device.lastUsedAt()))
                .orElse("-");
        DeviceCredential.details(credential)
                .ifPresent(details -> shown.setInfoMessage(
                        "step-up-device-about",
                        details.place(),
                        lastUsed,
                        DAY.format(Instant.ofEpochMilli(details.rememberedUntilMillis()))));
        return shown;
    }
}
