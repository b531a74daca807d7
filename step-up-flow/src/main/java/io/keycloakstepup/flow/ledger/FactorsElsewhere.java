package io.keycloakstepup.flow.ledger;

import io.keycloakstepup.flow.factor.Factors;
import io.keycloakstepup.flow.registry.PolicyRegistry;
import io.keycloakstepup.policy.level.Demand;
import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.level.KeyUse;
import io.keycloakstepup.policy.level.Witness;
import java.util.stream.Stream;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The factors that authenticators can ask for which are not ours: Keycloak's own, and those of others. */
public record FactorsElsewhere(KeycloakSession session, RealmModel realm) {

    /**
     * Whether the user has what such an authenticator asks for: a credential of that type in Keycloak, or what the
     * authenticator itself takes for one, a telephone number in the profile for example.
     */
    public boolean isHeldBy(UserModel user, FactorType type) {
        return PolicyRegistry.of(realm)
                .factors()
                .witnessOf(type)
                .map(witness -> isHeldBy(user, witness))
                .orElseGet(() -> NativeEvidence.isEnrolled(user, type));
    }

    /**
     * Whether the user has it, and Keycloak's record of its use can tell what the step asks: of a key, at most that it has
     * verified its user.
     */
    public boolean canShow(UserModel user, Demand demand) {
        return demand.key().isMetBy(KeyUse.of(true)) && isHeldBy(user, demand.factor());
    }

    /** Whether the user has any factor that the policy declares and that shows a kind, codes that we send included. */
    public boolean isAnyDeclaredHeldBy(UserModel user) {
        Factors ours = new Factors(session);
        return PolicyRegistry.of(realm).factors().foreign().stream()
                .filter(factor -> !factor.type().kinds().isEmpty())
                .anyMatch(factor -> isHeldBy(user, factor.witness()) || ours.canAsk(user, factor.type()));
    }

    private boolean isHeldBy(UserModel user, Witness witness) {
        if (witness instanceof Witness.CredentialType type) {
            return user.credentialManager().isConfiguredFor(type.name())
                    || recording(type.name()).anyMatch(id -> isEnough(id, user));
        }
        return witness instanceof Witness.Authenticator authenticator && isEnough(authenticator.id(), user);
    }

    /** The authenticators that say they verify credentials of this type. */
    private Stream<String> recording(String credentialType) {
        return session.getKeycloakSessionFactory()
                .getProviderFactoriesStream(Authenticator.class)
                .filter(factory -> factory instanceof AuthenticatorFactory maker
                        && credentialType.equals(maker.getReferenceCategory()))
                .map(factory -> factory.getId());
    }

    private boolean isEnough(String authenticatorId, UserModel user) {
        Authenticator authenticator = session.getProvider(Authenticator.class, authenticatorId);
        return authenticator != null && authenticator.configuredFor(session, realm, user);
    }
}
