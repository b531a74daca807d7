package io.keycloakstepup.flow.guard;

import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.level.Level;
import io.keycloakstepup.policy.level.Levels;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.SubjectCredentialManager;
import org.keycloak.models.UserModel;

/**
 * What an account has, by Keycloak's credential types, whether or not it can be asked for now: one that is locked, disabled
 * or not allowed counts, or else an attacker would only have to lock it.
 *
 * @param credentialTypes Keycloak's types, those of other people's extensions included
 */
record PossessedFactors(Set<String> credentialTypes) {

    private static final String PASSWORD = "password";

    /** Kept where the realm's password policy looks back; it proves nothing. */
    private static final String FORMER_PASSWORD = "password-history";

    private static final Map<String, FactorType> FACTORS = Map.of(
            PASSWORD,
            FactorType.PASSWORD,
            "otp",
            FactorType.OTP,
            "webauthn",
            FactorType.WEBAUTHN,
            "webauthn-passwordless",
            FactorType.PASSKEY,
            "recovery-authn-codes",
            FactorType.RECOVERY_CODE);

    PossessedFactors {
        credentialTypes = Set.copyOf(credentialTypes);
    }

    /** What this account has, be it stored here or in a federated store. */
    static PossessedFactors of(UserModel user) {
        SubjectCredentialManager credentials = user.credentialManager();
        Set<String> types = new HashSet<>(FACTORS.keySet());
        types.removeIf(type -> !credentials.isConfiguredFor(type));
        Stream.concat(credentials.getStoredCredentialsStream(), credentials.getFederatedCredentialsStream())
                .map(CredentialModel::getType)
                .forEach(types::add);
        return new PossessedFactors(types);
    }

    /** Whether there is anything beside a password. */
    boolean hasSecondFactor() {
        return credentialTypes.stream().anyMatch(PossessedFactors::isSecondFactor);
    }

    static boolean isSecondFactor(String credentialType) {
        return !credentialType.equals(PASSWORD) && !credentialType.equals(FORMER_PASSWORD);
    }

    /** The highest level that these factors can reach; empty if they reach none. */
    Optional<Level> strongest(Levels levels) {
        Set<FactorType> factors = credentialTypes.stream()
                .flatMap(type -> Stream.ofNullable(FACTORS.get(type)))
                .collect(Collectors.toSet());
        return levels.highestFirst()
                .filter(level -> isReachable(level, factors))
                .findFirst();
    }

    private static boolean isReachable(Level level, Set<FactorType> factors) {
        return level.chains().stream().anyMatch(chain -> chain.steps().stream()
                .allMatch(step -> step.factors().anyMatch(factors::contains)));
    }
}
