package io.keycloakstepup.authenticators.code;

import io.keycloakstepup.flow.code.CodeSender;
import io.keycloakstepup.flow.factor.Factor;
import io.keycloakstepup.policy.level.ForeignFactor;
import io.keycloakstepup.policy.level.Witness;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/** The codes that policies declare as factors of their own, by the sender that carries them. */
public final class DeclaredCodes {

    private DeclaredCodes() {}

    /** The factor of this declaration; empty if it is no code, or the server has no sender of that id. */
    public static Optional<Factor> of(KeycloakSession session, ForeignFactor declaration) {
        return Optional.of(declaration.witness())
                .filter(Witness.Sender.class::isInstance)
                .map(Witness.Sender.class::cast)
                .flatMap(sender -> Optional.ofNullable(session.getProvider(CodeSender.class, sender.id())))
                .map(sender -> new SentCode(session, declaration.type(), sender));
    }
}
