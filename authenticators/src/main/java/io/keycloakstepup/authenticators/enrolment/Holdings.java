package io.keycloakstepup.authenticators.enrolment;

import io.keycloakstepup.flow.factor.Factor;
import io.keycloakstepup.flow.factor.Factors;
import io.keycloakstepup.flow.ledger.FactorsElsewhere;
import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.level.Level;
import io.keycloakstepup.policy.level.Levels;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.SubjectCredentialManager;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.credential.RecoveryAuthnCodesCredentialModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;

/**
 * What an account has to prove itself with, whether it can be used now or not: what is locked, disabled or allowed by no
 * level of the policy counts like the rest, so that nobody gets round it by adding something new.
 *
 * @param has whether the account has a factor of this type
 * @param hasSecondFactor whether it has anything at all beside a password
 */
record Holdings(Predicate<FactorType> has, boolean hasSecondFactor) {

    private static final Set<String> PASSWORDS =
            Set.of(PasswordCredentialModel.TYPE, PasswordCredentialModel.PASSWORD_HISTORY);

    /** What a user storage may keep without a credential that Keycloak can list. */
    private static final Set<String> SECOND_FACTORS = Set.of(
            OTPCredentialModel.TYPE,
            RecoveryAuthnCodesCredentialModel.TYPE,
            WebAuthnCredentialModel.TYPE_TWOFACTOR,
            WebAuthnCredentialModel.TYPE_PASSWORDLESS);

    static Holdings of(KeycloakSession session, UserModel user) {
        SubjectCredentialManager credentials = user.credentialManager();
        Stream<CredentialModel> known =
                Stream.concat(credentials.getStoredCredentialsStream(), credentials.getFederatedCredentialsStream());
        boolean hasSecondCredential = known.map(CredentialModel::getType).anyMatch(type -> !PASSWORDS.contains(type))
                || SECOND_FACTORS.stream().anyMatch(credentials::isConfiguredFor);
        FactorsElsewhere elsewhere =
                new FactorsElsewhere(session, session.getContext().getRealm());
        return new Holdings(
                type -> new Factors(session).canAsk(user, type) || elsewhere.isHeldBy(user, type),
                hasSecondCredential || hasForeignFactor(session, user) || elsewhere.isAnyDeclaredHeldBy(user));
    }

    /** A factor may keep elsewhere what it needs; what shows no kind (a code to a mailbox) is none. */
    private static boolean hasForeignFactor(KeycloakSession session, UserModel user) {
        return session.getAllProviders(Factor.class).stream()
                .filter(factor -> !factor.type().equals(FactorType.PASSWORD))
                .filter(factor -> !factor.type().kinds().isEmpty())
                .anyMatch(factor -> factor.isUsableBy(user));
    }

    /**
     * The strongest level that the account could ever prove; empty where nothing that it has reaches any, and where it has a
     * second factor that reaches no level of two kinds: then there is no way to tell its owner from somebody who knows the
     * password.
     */
    Optional<Level> strongest(Levels levels) {
        return levels.highestFirst()
                .filter(this::canReach)
                .findFirst()
                .filter(level -> !hasSecondFactor || level.isMultiFactor());
    }

    private boolean canReach(Level level) {
        return level.chains().stream().anyMatch(chain -> chain.steps().stream()
                .allMatch(step -> step.factors().anyMatch(has)));
    }
}
