package io.keycloakstepup.authenticators.factors;

import io.keycloakstepup.policy.level.FactorType;
import java.util.Optional;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Which factor the page on the user's screen asks for: kept on the server, so that no form can choose it. */
final class AskedFactor {

    private static final String NOTE = "step-up.asked";

    private AskedFactor() {}

    static void remember(AuthenticationSessionModel authSession, FactorType factor) {
        authSession.setAuthNote(NOTE, factor.word());
    }

    static Optional<FactorType> of(AuthenticationSessionModel authSession) {
        return Optional.ofNullable(authSession.getAuthNote(NOTE)).flatMap(FactorType::builtIn);
    }
}
