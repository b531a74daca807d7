package io.keycloakstepup.authenticators.recovery;

import java.util.Optional;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.RecoveryAuthnCodesCredentialModel;
import org.keycloak.models.credential.dto.RecoveryAuthnCodeRepresentation;
import org.keycloak.models.utils.RecoveryAuthnCodesUtils;

/**
 * The recovery code that comes next.
 *
 * @param credentialId the list it is on
 * @param number its place on the list, from 1
 * @param hash what Keycloak stores of it
 */
record NextCode(String credentialId, int number, String hash) {

    /** The user's next code; empty where the account has no list, or none is left on it. */
    static Optional<NextCode> of(UserModel user) {
        return RecoveryAuthnCodesUtils.getCredential(user)
                .map(RecoveryAuthnCodesCredentialModel::createFromCredentialModel)
                .flatMap(list -> list.getNextRecoveryAuthnCode().map(code -> of(list, code)));
    }

    private static NextCode of(RecoveryAuthnCodesCredentialModel list, RecoveryAuthnCodeRepresentation code) {
        return new NextCode(
                Optional.ofNullable(list.getId()).orElse(""), code.getNumber(), code.getEncodedHashedValue());
    }

    /** Whether this is the code; compared in constant time. */
    boolean is(String typed) {
        return RecoveryAuthnCodesUtils.verifyRecoveryCodeInput(typed, hash);
    }

    /** Tells it from every other code, those of a list made later included. */
    String identity() {
        return credentialId + ":" + number + ":" + hash;
    }
}
