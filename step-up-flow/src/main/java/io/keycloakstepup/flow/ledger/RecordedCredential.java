package io.keycloakstepup.flow.ledger;

import io.keycloakstepup.flow.registry.PolicyRegistry;
import io.keycloakstepup.policy.level.Evidence;
import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.level.KeyUse;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.Constants;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.WebAuthnPolicy;

/**
 * A credential that Keycloak has recorded as verified: which factor it is, and what is known of it.
 *
 * @param type its type, by which alone Keycloak records it
 * @param realm the realm, whose policies say what the type stands for
 */
record RecordedCredential(String type, RealmModel realm) {

    private static final String PASSWORD = "password";
    private static final String KEY = "webauthn";
    private static final String PASSWORDLESS = "webauthn-passwordless";

    boolean isPassword() {
        return type.equals(PASSWORD);
    }

    /** The evidence; empty for a type that neither is built in nor declared by the realm's policy. */
    Optional<Evidence> evidence(UserModel user, Instant now) {
        return factor().map(factor -> new Evidence(factor, oneOfAll(user), now, use()));
    }

    /** A passwordless key whose user was not verified shows that it was held, and nothing of who held it. */
    private Optional<FactorType> factor() {
        if (type.equals(PASSWORDLESS) && !use().userVerified()) {
            return Optional.of(FactorType.WEBAUTHN);
        }
        return CredentialTypes.factorOf(type)
                .or(() -> PolicyRegistry.of(realm).factors().ofCredentialType(type));
    }

    private KeyUse use() {
        return switch (type) {
            case KEY -> use(realm.getWebAuthnPolicy());
            case PASSWORDLESS -> use(realm.getWebAuthnPolicyPasswordless());
            default -> KeyUse.PLAIN;
        };
    }

    /** Keycloak looks whether the authenticator verified its user only where the realm's WebAuthn policy demands it. */
    private static KeyUse use(WebAuthnPolicy policy) {
        return KeyUse.of(Constants.WEBAUTHN_POLICY_OPTION_REQUIRED.equals(policy.getUserVerificationRequirement()));
    }

    /** Keycloak does not say which credential it was: one of those that the user has. */
    private String oneOfAll(UserModel user) {
        return StandingCredentials.oneOf(user.credentialManager()
                .getStoredCredentialsByTypeStream(type)
                .map(CredentialModel::getId)
                .toList());
    }
}
