package io.keycloakstepup.flow.ledger;

import io.keycloakstepup.policy.level.Evidence;
import io.keycloakstepup.policy.level.FactorType;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.UserModel;

/**
 * Tells whether evidence still has the credential it was made with: what was removed or reset proves nothing more.
 * Evidence that names no credential stands, and so does a sign-in elsewhere, which names an identity provider.
 */
record StandingCredentials(UserModel user) {

    boolean support(Evidence evidence) {
        if (evidence.credentialId().isEmpty() || evidence.factor().equals(FactorType.IDP)) {
            return true;
        }
        CredentialModel credential = user.credentialManager().getStoredCredentialById(evidence.credentialId());
        return credential != null && !wasResetAfter(credential, evidence);
    }

    private static boolean wasResetAfter(CredentialModel credential, Evidence evidence) {
        Long createdMillis = credential.getCreatedDate();
        return createdMillis != null && createdMillis > evidence.verifiedAt().toEpochMilli();
    }
}
