package io.keycloakstepup.it.stranger;

import io.keycloakstepup.flow.signal.Signal;
import io.keycloakstepup.flow.signal.SignalFactory;
import io.keycloakstepup.policy.facts.FactTable;
import io.keycloakstepup.policy.signal.SignalReading;
import org.keycloak.models.KeycloakSession;

/** A signal of somebody else's: it is wary of users whose name ends in {@code x}, and trips over those of {@code q}. */
public final class NicknameSignalFactory implements SignalFactory {

    @Override
    public String getId() {
        return "acme-nickname";
    }

    @Override
    public Signal create(KeycloakSession session) {
        return context -> {
            String name =
                    (String) context.facts().value(FactTable.USER_USERNAME).orElseThrow();
            if (name.endsWith("q")) {
                throw new IllegalStateException("no idea what to do with it");
            }
            return new SignalReading.Known(name.endsWith("x") ? 1 : 0, "what the name ends in");
        };
    }
}
