package io.keycloakstepup.flow.ledger;

import io.keycloakstepup.flow.registry.PolicyRegistry;
import io.keycloakstepup.policy.level.Evidence;
import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.level.KnownFactors;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The credential types that Keycloak itself recorded as verified in one authentication. That an authenticator has
 * completed proves nothing (a conditional one completes by being skipped); that it named a verified credential does. The
 * password alone needs a second witness: Keycloak's form for the user name, and its reset of a forgotten password, record
 * a password that nobody has typed. Where the realm's policy names an authenticator of others, the user's answer to it
 * counts, recorded or not.
 */
public final class NativeEvidence {

    /** How many entries of Keycloak's list, which only grows, are already in the ledger. */
    private static final String BOOKED = "step-up.native-booked";

    private static final String PASSWORD_BOOKED = "step-up.native-password-booked";

    private final KeycloakSession session;
    private final AuthenticationSessionModel authSession;

    public NativeEvidence(KeycloakSession session, AuthenticationSessionModel authSession) {
        this.session = session;
        this.authSession = authSession;
    }

    /**
     * Takes over what Keycloak has recorded since the last call, as proven at this instant, and remembers that it did.
     * Call it in the request that ran the authenticators, so that the instant is theirs. An answer to an authenticator
     * that the policy names is one act: the credential type recorded with it does not count beside it.
     */
    public List<Evidence> takeNew(UserModel user, Instant now) {
        KnownFactors known = PolicyRegistry.of(authSession.getRealm()).factors();
        Optional<AnsweredAuthenticator> answered = AnsweredAuthenticator.take(session, authSession)
                .filter(authenticator ->
                        known.ofAuthenticator(authenticator.id()).isPresent());
        Stream<Evidence> answer = answered
                .map(AnsweredAuthenticator::id)
                .flatMap(known::ofAuthenticator)
                .map(factor -> Evidence.of(factor, "", now))
                .stream();
        Stream<Evidence> others = newlyRecorded()
                .filter(type -> answered.filter(act -> act.credentialType().equals(type))
                        .isEmpty())
                .map(type -> new RecordedCredential(type, authSession.getRealm()))
                .filter(credential -> !credential.isPassword() || isNewlyValidated())
                .flatMap(credential -> credential.evidence(user, now).stream());
        return Stream.concat(answer, others).toList();
    }

    private Stream<String> newlyRecorded() {
        List<String> recorded = AuthenticatorUtil.getAuthnCredentials(authSession);
        int booked = Math.min(booked(), recorded.size());
        markBooked(recorded.size());
        return recorded.subList(booked, recorded.size()).stream();
    }

    /** Keycloak's mark, which stays, counts once: what is recorded later may again be a mere user name. */
    private boolean isNewlyValidated() {
        boolean isNew =
                AuthenticatorUtil.isPasswordValidated(authSession) && authSession.getAuthNote(PASSWORD_BOOKED) == null;
        if (isNew) {
            authSession.setAuthNote(PASSWORD_BOOKED, "true");
        }
        return isNew;
    }

    /** Tells Keycloak of a factor that we verified, for its own conditions and its brute-force protection. */
    public void tell(FactorType factor) {
        CredentialTypes.of(factor).forEach(type -> AuthenticatorUtil.addAuthCredential(authSession, type));
        markBooked(AuthenticatorUtil.getAuthnCredentials(authSession).size());
    }

    /** Whether the user has a credential of Keycloak's own with which to prove this factor. */
    public static boolean isEnrolled(UserModel user, FactorType factor) {
        return CredentialTypes.of(factor).anyMatch(user.credentialManager()::isConfiguredFor);
    }

    private int booked() {
        return Optional.ofNullable(authSession.getAuthNote(BOOKED))
                .map(Integer::parseInt)
                .orElse(0);
    }

    private void markBooked(int count) {
        authSession.setAuthNote(BOOKED, Integer.toString(count));
    }
}
