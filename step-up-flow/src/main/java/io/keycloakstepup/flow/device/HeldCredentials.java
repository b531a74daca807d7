package io.keycloakstepup.flow.device;

import io.keycloakstepup.flow.hash.Sha256;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.SubjectCredentialManager;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/**
 * What an account can prove itself with, as far as Keycloak stores it. Compared instead of listened for: there are many ways
 * to change a password or a factor, and none of them gets round this one.
 *
 * @param realm the realm
 * @param user whose account it is
 */
record HeldCredentials(RealmModel realm, UserModel user) {

    /**
     * The attribute of the realm that names an attribute of users: what a directory says of their passwords' last change. It
     * is compared and not read, so any form will do.
     */
    static final String CHANGED = "step-up.password-changed-attribute";

    private static final Set<String> PROVE_NOTHING =
            Set.of(PasswordCredentialModel.PASSWORD_HISTORY, DeviceCredential.TYPE);

    /**
     * The same as long as no factor was added, removed or replaced. Keycloak keeps the id of a password that is changed, but
     * dates it anew; using a factor changes neither.
     */
    String hash() {
        SubjectCredentialManager credentials = user.credentialManager();
        Stream<String> stored = Stream.concat(
                        credentials.getStoredCredentialsStream(), credentials.getFederatedCredentialsStream())
                .filter(credential -> !PROVE_NOTHING.contains(credential.getType()))
                .map(HeldCredentials::line);
        String all = Stream.concat(stored, passwordElsewhere()).sorted().collect(Collectors.joining("\n"));
        return Sha256.of(all);
    }

    private Stream<String> passwordElsewhere() {
        return Optional.ofNullable(realm.getAttribute(CHANGED)).stream()
                .flatMap(user::getAttributeStream)
                .map(changed -> "changed " + changed);
    }

    private static String line(CredentialModel credential) {
        return credential.getType() + " " + Objects.toString(credential.getId(), "") + " "
                + Objects.toString(credential.getCreatedDate(), "");
    }
}
