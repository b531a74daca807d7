package io.keycloakstepup.authenticators.webauthn;

import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.level.KeyDemand;
import org.keycloak.models.RealmModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;

/** What a key is for. Keycloak keeps the two apart, with a credential type and a realm policy each. */
public enum KeyRole {
    /** Beside a password. */
    SECOND_FACTOR,
    /** Instead of a password: the authenticator must verify its user. */
    PASSKEY;

    /** The factor that a key in this role proves. */
    public FactorType factor() {
        return this == PASSKEY ? FactorType.PASSKEY : FactorType.WEBAUTHN;
    }

    /** Keycloak's type of credential for it. */
    public String credentialType() {
        return this == PASSKEY ? WebAuthnCredentialModel.TYPE_PASSWORDLESS : WebAuthnCredentialModel.TYPE_TWOFACTOR;
    }

    RealmKeyPolicy policyOf(RealmModel realm, KeyDemand asked) {
        return new RealmKeyPolicy(
                this == PASSKEY ? realm.getWebAuthnPolicyPasswordless() : realm.getWebAuthnPolicy(), this, asked);
    }
}
