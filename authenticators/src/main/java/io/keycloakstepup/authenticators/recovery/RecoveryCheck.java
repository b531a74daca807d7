package io.keycloakstepup.authenticators.recovery;

import io.keycloakstepup.flow.device.ApiCall;
import io.keycloakstepup.flow.factor.Answer;
import io.keycloakstepup.flow.factor.TypedCode;
import io.keycloakstepup.flow.factor.Verification;
import io.keycloakstepup.flow.limit.Guess;
import io.keycloakstepup.flow.limit.Once;
import io.keycloakstepup.flow.limit.SpentNumbers;
import io.keycloakstepup.flow.once.OneTimeClaims;
import io.keycloakstepup.flow.reason.Reason;
import io.keycloakstepup.policy.level.Evidence;
import io.keycloakstepup.policy.level.FactorType;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.ReadOnlyException;

/**
 * The check of a recovery code: it counts before it looks, and believes a code only if it could be used up, which Keycloak's
 * own list cannot promise.
 *
 * @param session the Keycloak session
 * @param user whose code it is
 */
record RecoveryCheck(KeycloakSession session, UserModel user) {

    /** Long enough for the request that won the claim to end. */
    private static final Duration CLAIMED_FOR = Duration.ofMinutes(10);

    /** What this answer proves, or why it does not count. */
    Verification of(Answer answer, Instant now) {
        String code = TypedCode.lettersAndDigits(answer.secret());
        return CodeList.asKeycloakHasIt(user)
                .map(list -> of(list, code, answer, now))
                .orElseGet(() -> Guess.atNothing(session, user, FactorType.RECOVERY_CODE, now)
                        .check(this::ofNothing));
    }

    /** Asks the database what it is asked about any wrong code, so that the time does not tell who has codes. */
    private Verification ofNothing() {
        new SpentNumbers(session).lastOf(user.getId());
        return new Verification.Refused(Reason.FACTOR_WRONG);
    }

    private Verification of(CodeList list, String code, Answer answer, Instant now) {
        Guess guess = Guess.at(session, user, FactorType.RECOVERY_CODE, list.credentialId(), answer, now);
        return CodeList.isStored(user)
                ? guess.checkOnce(() -> once(list, code, now))
                : guess.check(() -> usedElsewhere(list, code, now));
    }

    /**
     * The first code on Keycloak's list is nearly always the one that is wanted, and cannot be used up twice: only of another
     * one is it asked what was used up and is still on the list.
     */
    private Optional<Once> once(CodeList kept, String code, Instant now) {
        return kept.isNext(code) ? kept.numberOf(code).map(number -> once(kept, number, now)) : onceLater(code, now);
    }

    private Optional<Once> onceLater(String code, Instant now) {
        return CodeList.of(session, user).flatMap(list -> list.numberOf(code).map(number -> once(list, number, now)));
    }

    private Once once(CodeList list, long number, Instant now) {
        return new Once(number, false, () -> use(list, now));
    }

    private Evidence use(CodeList list, Instant now) {
        list.model().removeRecoveryAuthnCode();
        user.credentialManager().updateStoredCredential(list.model());
        return evidence(list, list.model().getNextRecoveryAuthnCode().isPresent(), now);
    }

    /** A list that a user storage keeps has no row that would go with it: the very code is claimed. */
    private Verification usedElsewhere(CodeList list, String code, Instant now) {
        if (!list.isNext(code)) {
            return new Verification.Refused(Reason.FACTOR_WRONG);
        }
        if (!new OneTimeClaims(session).claim("recovery-code", list.identity(), now, CLAIMED_FOR)) {
            return new Verification.Refused(Reason.FACTOR_REPLAYED);
        }
        return user.credentialManager().isValid(UserCredentialModel.buildFromBackupAuthnCode(code))
                ? new Verification.Proven(
                        evidence(list, CodeList.of(session, user).isPresent(), now))
                : new Verification.Refused(Reason.FACTOR_WRONG);
    }

    private Evidence evidence(CodeList list, boolean areMoreLeft, Instant now) {
        if (areMoreLeft) {
            return Evidence.of(FactorType.RECOVERY_CODE, list.credentialId(), now);
        }
        askForNewCodes(list.credentialId());
        return Evidence.of(FactorType.RECOVERY_CODE, "", now);
    }

    /**
     * Takes the empty list away, as Keycloak does, and has the user make a new one. The evidence of the last code names no
     * credential: it would fall with the list. Over REST there is no page to make one, and the sign-in would end at that: who
     * lets it end well asks for new codes then.
     */
    private void askForNewCodes(String credentialId) {
        user.credentialManager().removeStoredCredentialById(credentialId);
        if (ApiCall.in(session).isPresent()) {
            return;
        }
        try {
            user.addRequiredAction(UserModel.RequiredAction.CONFIGURE_RECOVERY_AUTHN_CODES);
        } catch (ReadOnlyException keptElsewhere) {
            Optional.ofNullable(session.getContext().getAuthenticationSession())
                    .ifPresent(authSession ->
                            authSession.addRequiredAction(UserModel.RequiredAction.CONFIGURE_RECOVERY_AUTHN_CODES));
        }
    }
}
