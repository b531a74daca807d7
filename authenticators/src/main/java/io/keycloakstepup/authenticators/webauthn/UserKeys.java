package io.keycloakstepup.authenticators.webauthn;

import com.yubico.webauthn.CredentialRepository;
import com.yubico.webauthn.RegisteredCredential;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.PublicKeyCredentialDescriptor;
import io.keycloakstepup.flow.keys.RegisteredKey;
import io.keycloakstepup.flow.keys.RegisteredKeys;
import io.keycloakstepup.policy.level.KeyDemand;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;

/**
 * One user's keys of one role, read at once: what the library asks of them touches no database, and it never sees anybody
 * else's.
 *
 * @param userId whose; the library's name for the user
 * @param keys in Keycloak's order
 */
record UserKeys(String userId, List<StoredKey> keys) implements CredentialRepository {

    UserKeys {
        keys = List.copyOf(keys);
    }

    static UserKeys of(KeycloakSession session, UserModel user, KeyRole role) {
        List<WebAuthnCredentialModel> models = user.credentialManager()
                .getStoredCredentialsByTypeStream(role.credentialType())
                .map(WebAuthnCredentialModel::createFromCredentialModel)
                .toList();
        Map<String, RegisteredKey> registered = new RegisteredKeys(session)
                .of(models.stream().map(WebAuthnCredentialModel::getId).toList());
        return new UserKeys(
                user.getId(),
                models.stream()
                        .map(model -> new StoredKey(model, Optional.ofNullable(registered.get(model.getId()))))
                        .toList());
    }

    /** Those that can show what a step asks. */
    UserKeys showing(KeyDemand asked, RegisteredKeys registered) {
        List<StoredKey> fit = keys.stream()
                .filter(key -> registered.canShow(key.model().getId(), asked))
                .toList();
        return asked.equals(KeyDemand.NONE) ? this : new UserKeys(userId, fit);
    }

    /** The handle by which authenticators know the user, as Keycloak's own registration makes it. */
    ByteArray handle() {
        return new ByteArray(userId.getBytes(StandardCharsets.UTF_8));
    }

    Optional<StoredKey> key(ByteArray keyId) {
        return keys.stream().filter(key -> key.id().equals(keyId)).findFirst();
    }

    @Override
    public Set<PublicKeyCredentialDescriptor> getCredentialIdsForUsername(String name) {
        return keys.stream().map(StoredKey::descriptor).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Optional<ByteArray> getUserHandleForUsername(String name) {
        return name.equals(userId) ? Optional.of(handle()) : Optional.empty();
    }

    @Override
    public Optional<String> getUsernameForUserHandle(ByteArray userHandle) {
        return userHandle.equals(handle()) ? Optional.of(userId) : Optional.empty();
    }

    @Override
    public Optional<RegisteredCredential> lookup(ByteArray keyId, ByteArray userHandle) {
        return key(keyId).filter(key -> userHandle.equals(handle())).map(key -> key.credential(userHandle));
    }

    @Override
    public Set<RegisteredCredential> lookupAll(ByteArray keyId) {
        return key(keyId).map(key -> Set.of(key.credential(handle()))).orElse(Set.of());
    }
}
