package io.keycloakstepup.flow.ledger;

import io.keycloakstepup.flow.factor.Factors;
import io.keycloakstepup.flow.limit.DisabledCredentials;
import io.keycloakstepup.policy.level.Evidence;
import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.level.FactorType.UserVerification;
import io.keycloakstepup.policy.level.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/**
 * Tells whether evidence still has the credential it was made with, or what stands for one: what was removed, reset, changed
 * or disabled proves nothing more. Where it is not known which of several it was, all of them must still be there. A password
 * that evidence does not name, since it was only being chosen, must not have been changed after that sign-in. What was proven
 * at an identity provider stands with the link to it.
 */
record StandingCredentials(KeycloakSession session, UserModel user) {

    private static final String BETWEEN = " ";

    /** The name of a credential of which it is only known that it is one of these. */
    static String oneOf(List<String> credentialIds) {
        return String.join(BETWEEN, credentialIds);
    }

    /** What still counts of all this. A credential may be disabled only after its proof: that is asked about once. */
    Ledger of(Collection<Evidence> evidence) {
        List<Evidence> standing = evidence.stream().filter(this::support).toList();
        Set<String> guessable = standing.stream()
                .filter(StandingCredentials::canBeDisabled)
                .flatMap(StandingCredentials::credentialIds)
                .collect(Collectors.toUnmodifiableSet());
        Set<String> disabled = new DisabledCredentials(session).among(guessable);
        return new Ledger(standing.stream()
                .filter(proof -> credentialIds(proof).noneMatch(disabled::contains))
                .toList());
    }

    /** Whether its credential is there, and older than it. */
    boolean support(Evidence evidence) {
        return Elsewhere.of(evidence)
                .map(place -> place.supports(evidence, session, user))
                .orElseGet(() -> hasCredential(evidence));
    }

    private boolean hasCredential(Evidence evidence) {
        return evidence.credentialId().isEmpty()
                ? !evidence.factor().equals(FactorType.PASSWORD) || isPasswordOf(evidence)
                : isBound(evidence) || credentialIds(evidence).allMatch(id -> isStanding(id, evidence));
    }

    /** Whether it was made with what the factor itself names, such as a mailbox, and that is the same still. */
    private boolean isBound(Evidence evidence) {
        return new Factors(session)
                .of(evidence.factor())
                .flatMap(factor -> factor.binding(user))
                .filter(evidence.credentialId()::equals)
                .isPresent();
    }

    private boolean isStanding(String credentialId, Evidence evidence) {
        return Optional.ofNullable(user.credentialManager().getStoredCredentialById(credentialId))
                .filter(Predicate.not(credential -> isNewerThan(evidence.verifiedAt(), credential)))
                .isPresent();
    }

    /**
     * Whether what does not stand did not stand at this instant either, as far as that can be told: a credential that was
     * changed has the date of its change, and recovery codes that were used up are gone without anybody having revoked them.
     */
    boolean hadEnded(Evidence evidence, Instant instant) {
        Instant end = instant.plusSeconds(1);
        return evidence.factor().equals(FactorType.RECOVERY_CODE)
                || credentialIds(evidence)
                        .flatMap(id ->
                                Optional.ofNullable(user.credentialManager().getStoredCredentialById(id)).stream())
                        .anyMatch(credential ->
                                isNewerThan(evidence.verifiedAt(), credential) && !isNewerThan(end, credential));
    }

    /** A password that lives elsewhere has no date here. */
    private boolean isPasswordOf(Evidence evidence) {
        RealmModel realm = session.getContext().getRealm();
        Duration longest = Duration.ofSeconds(
                Math.max(realm.getAccessCodeLifespanLogin(), realm.getAccessCodeLifespanUserAction()));
        Instant signedInAt = evidence.verifiedAt().plus(longest);
        return user.credentialManager()
                .getStoredCredentialsByTypeStream(PasswordCredentialModel.TYPE)
                .noneMatch(password -> isNewerThan(signedInAt, password));
    }

    static boolean isNewerThan(Instant instant, CredentialModel credential) {
        Long createdMillis = credential.getCreatedDate();
        return createdMillis != null && createdMillis > instant.toEpochMilli();
    }

    /** A password is never disabled, and at a key there is nothing to guess. */
    private static boolean canBeDisabled(Evidence evidence) {
        return Elsewhere.of(evidence).isEmpty()
                && !evidence.factor().equals(FactorType.PASSWORD)
                && evidence.factor().verification() == UserVerification.NONE;
    }

    private static Stream<String> credentialIds(Evidence evidence) {
        return Stream.of(evidence.credentialId().split(BETWEEN, -1)).filter(id -> !id.isEmpty());
    }
}
