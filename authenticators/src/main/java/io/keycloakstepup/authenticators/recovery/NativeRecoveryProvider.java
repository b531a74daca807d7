package io.keycloakstepup.authenticators.recovery;

import io.keycloakstepup.flow.factor.Answer;
import io.keycloakstepup.flow.ledger.EarlierProof;
import io.keycloakstepup.flow.registry.PolicyRegistry;
import io.keycloakstepup.flow.time.ServerClock;
import java.util.Optional;
import org.keycloak.credential.CredentialInput;
import org.keycloak.credential.RecoveryAuthnCodesCredentialProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Keycloak's own provider of recovery codes, which asks us about codes in a realm that has a step-up policy: its form then
 * accepts a code once, in however many sessions it is submitted, and none beyond the limit. It does everything else as
 * before.
 */
final class NativeRecoveryProvider extends RecoveryAuthnCodesCredentialProvider {

    private final KeycloakSession session;

    NativeRecoveryProvider(KeycloakSession session) {
        super(session);
        this.session = session;
    }

    /** A list that a user storage keeps is the storage's to check, which Keycloak has asked before; none beside it counts. */
    @Override
    public boolean isValid(RealmModel realm, UserModel user, CredentialInput input) {
        if (!PolicyRegistry.of(realm).isStored()) {
            return super.isValid(realm, user, input);
        }
        if (!CodeList.isStored(user)) {
            return false;
        }
        String code = Optional.ofNullable(input.getChallengeResponse()).orElse("");
        Answer answer = Answer.of(code, Optional.empty()).after(EarlierProof.isThere(session, user));
        return new RecoveryCheck(session, user).of(answer, ServerClock.now()).match(proven -> true, refused -> false);
    }
}
