package io.keycloakstepup.authenticators.mail;

import io.keycloakstepup.authenticators.code.DeclaredCodes;
import io.keycloakstepup.authenticators.code.SentCode;
import io.keycloakstepup.flow.factor.Factor;
import io.keycloakstepup.flow.factor.FactorFactory;
import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.level.ForeignFactor;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/** Makes the factor {@code email-code}, and the codes that policies declare. */
public final class EmailCodeFactory implements FactorFactory {

    @Override
    public String getId() {
        return FactorType.EMAIL_CODE.word();
    }

    @Override
    public Factor create(KeycloakSession session) {
        return new SentCode(session, FactorType.EMAIL_CODE, new MailSender(session));
    }

    @Override
    public Optional<Factor> declared(KeycloakSession session, ForeignFactor declaration) {
        return DeclaredCodes.of(session, declaration);
    }
}
