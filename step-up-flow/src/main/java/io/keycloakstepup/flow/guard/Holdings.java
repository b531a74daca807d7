package io.keycloakstepup.flow.guard;

import io.keycloakstepup.flow.device.DeviceCredential;
import io.keycloakstepup.flow.factor.Factor;
import io.keycloakstepup.flow.factor.Factors;
import io.keycloakstepup.flow.ledger.FactorsElsewhere;
import io.keycloakstepup.policy.level.Demand;
import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.level.KeyDemand;
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
 * @param has whether the account has a factor, and one that can show what is asked of it
 * @param hasSecondFactor whether it has anything at all beside a password
 */
public record Holdings(Predicate<Demand> has, boolean hasSecondFactor) {

    /** The second is where the realm's password policy looks back, the third is no factor; none is a second one. */
    private static final Set<String> NO_SECOND_FACTORS =
            Set.of(PasswordCredentialModel.TYPE, PasswordCredentialModel.PASSWORD_HISTORY, DeviceCredential.TYPE);

    /** What a user storage may keep without a credential that Keycloak can list. */
    private static final Set<String> SECOND_FACTORS = Set.of(
            OTPCredentialModel.TYPE,
            RecoveryAuthnCodesCredentialModel.TYPE,
            WebAuthnCredentialModel.TYPE_TWOFACTOR,
            WebAuthnCredentialModel.TYPE_PASSWORDLESS);

    /** What this account has, be it stored here, in a federated store, or where a factor of others keeps it. */
    public static Holdings of(KeycloakSession session, UserModel user) {
        SubjectCredentialManager credentials = user.credentialManager();
        Stream<CredentialModel> known =
                Stream.concat(credentials.getStoredCredentialsStream(), credentials.getFederatedCredentialsStream());
        boolean hasSecondCredential = known.map(CredentialModel::getType).anyMatch(Holdings::isSecondFactor)
                || SECOND_FACTORS.stream().anyMatch(credentials::isConfiguredFor);
        FactorsElsewhere elsewhere =
                new FactorsElsewhere(session, session.getContext().getRealm());
        return new Holdings(
                demand -> new Factors(session).canAsk(user, demand) || elsewhere.canShow(user, demand),
                hasSecondCredential || hasForeignFactor(session, user) || elsewhere.isAnyDeclaredHeldBy(user));
    }

    /** Whether a credential of this type, be it of anybody's extension, is something beside a password. */
    static boolean isSecondFactor(String credentialType) {
        return !NO_SECOND_FACTORS.contains(credentialType);
    }

    /** Whether a password is all there is. */
    public boolean isPasswordAlone() {
        return !hasSecondFactor && has(FactorType.PASSWORD);
    }

    /** Whether there is a factor of this type, whatever it can show. */
    public boolean has(FactorType type) {
        return has.test(new Demand(type, Demand.LONGEST, KeyDemand.NONE));
    }

    /** A factor may keep elsewhere what it needs; what shows no kind (a code to a mailbox) is none. */
    private static boolean hasForeignFactor(KeycloakSession session, UserModel user) {
        return session.getAllProviders(Factor.class).stream()
                .filter(factor -> !factor.type().equals(FactorType.PASSWORD))
                .filter(factor -> !factor.type().kinds().isEmpty())
                .anyMatch(factor -> factor.isUsableBy(user));
    }

    /** The strongest level that the account could ever prove; empty where nothing that it has reaches any. */
    public Optional<Level> strongest(Levels levels) {
        return levels.highestFirst().filter(this::canReach).findFirst();
    }

    /**
     * The strongest level with which the owner can be told from somebody who knows the password; empty where the account
     * has a second factor, and nothing that it has reaches a level of two kinds.
     */
    public Optional<Level> strongestOfOwner(Levels levels) {
        return strongest(levels).filter(level -> !hasSecondFactor || level.isMultiFactor());
    }

    private boolean canReach(Level level) {
        return level.chains().stream().anyMatch(chain -> chain.steps().stream()
                .allMatch(step -> step.anyOf().stream().anyMatch(has)));
    }
}
