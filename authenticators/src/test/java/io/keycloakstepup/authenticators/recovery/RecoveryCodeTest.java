package io.keycloakstepup.authenticators.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.keycloakstepup.flow.factor.Answer;
import io.keycloakstepup.flow.factor.BruteForceLock;
import io.keycloakstepup.flow.factor.Challenge;
import io.keycloakstepup.flow.factor.Verification;
import io.keycloakstepup.flow.reason.Reason;
import io.keycloakstepup.policy.level.KeyDemand;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.RecoveryAuthnCodesCredentialModel;

/** What strangers learn and do who have proven nothing; neither server nor account is so much as asked. */
final class RecoveryCodeTest {

    private static final KeycloakSession SESSION = untouched(KeycloakSession.class);
    private static final UserModel USER = untouched(UserModel.class);

    private static <T> T untouched(Class<T> type) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    throw new AssertionError("asked for " + method.getName());
                }));
    }

    @Test
    void howManyCodesAreLeftIsToldNobodyBeforeAProof() {
        assertEquals(Challenge.NONE, new RecoveryCode(SESSION).challengeUnproven(USER, KeyDemand.NONE));
    }

    @Test
    void ofAStrangersWrongAnswerKeycloakHearsNothing() {
        Verification wrong = new Verification.Refused(Reason.FACTOR_WRONG);
        Answer stranger = Answer.of("wrong", Optional.empty());

        Verification told =
                new BruteForceLock(SESSION).counting(USER, RecoveryAuthnCodesCredentialModel.TYPE, stranger, wrong);

        assertSame(wrong, told);
    }
}
