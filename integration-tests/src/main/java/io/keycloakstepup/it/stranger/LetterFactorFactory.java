package io.keycloakstepup.it.stranger;

import io.keycloakstepup.flow.factor.Answer;
import io.keycloakstepup.flow.factor.Factor;
import io.keycloakstepup.flow.factor.FactorFactory;
import io.keycloakstepup.flow.factor.Verification;
import io.keycloakstepup.flow.reason.Reason;
import io.keycloakstepup.policy.level.Evidence;
import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.level.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** A factor of somebody else's that has no page of its own: whose name begins with {@code letter} was sent a code by post. */
public final class LetterFactorFactory implements FactorFactory {

    private static final String CODE = "424242";

    private static final FactorType TYPE =
            new FactorType("acme-letter", Set.of(Kind.POSSESSION), List.of(), FactorType.UserVerification.NONE);

    @Override
    public String getId() {
        return TYPE.word();
    }

    @Override
    public Factor create(KeycloakSession session) {
        return new Letter();
    }

    private record Letter() implements Factor {

        @Override
        public FactorType type() {
            return TYPE;
        }

        @Override
        public boolean isUsableBy(UserModel user) {
            return user.getUsername().startsWith("letter");
        }

        @Override
        public Verification verify(UserModel user, Answer answer, Instant now) {
            return answer.secret().equals(CODE)
                    ? new Verification.Proven(Evidence.of(TYPE, "", now))
                    : new Verification.Refused(Reason.FACTOR_WRONG);
        }
    }
}
