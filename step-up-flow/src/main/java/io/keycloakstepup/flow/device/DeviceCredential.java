package io.keycloakstepup.flow.device;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.keycloak.credential.CredentialModel;
import org.keycloak.util.JsonSerialization;

/**
 * The credential by which Keycloak's consoles list a remembered device, and let it be removed. It proves nothing: without the
 * row in our table, and the secret in the browser, it is a name.
 */
public final class DeviceCredential {

    /** Keycloak's type of these credentials. */
    public static final String TYPE = "step-up-device";

    private DeviceCredential() {}

    /**
     * What the credential says of its device.
     *
     * @param place the network that the device was in when its user asked to be remembered
     * @param rememberedUntilMillis until when it is remembered, in milliseconds since 1970
     */
    record Details(
            @JsonProperty("place") String place,
            @JsonProperty("rememberedUntil") long rememberedUntilMillis) {}

    static CredentialModel of(String deviceId, String label, String place, Instant now, Instant until) {
        CredentialModel credential = new CredentialModel();
        credential.setId(deviceId);
        credential.setType(TYPE);
        credential.setUserLabel(label);
        credential.setCreatedDate(now.toEpochMilli());
        credential.setCredentialData(json(new Details(place, until.toEpochMilli())));
        credential.setSecretData(json(Map.of()));
        return credential;
    }

    /** What it says; empty if somebody else has written it. */
    static Optional<Details> details(CredentialModel credential) {
        try {
            return Optional.of(JsonSerialization.readValue(credential.getCredentialData(), Details.class));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static String json(Object value) {
        try {
            return JsonSerialization.writeValueAsString(value);
        } catch (IOException e) {
            throw new IllegalStateException("texts and numbers are always JSON", e);
        }
    }
}
