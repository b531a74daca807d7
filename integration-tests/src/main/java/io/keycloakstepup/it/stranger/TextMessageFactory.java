package io.keycloakstepup.it.stranger;

import java.util.Optional;

/** A text message of which Keycloak learns nothing but that the step has succeeded. */
public final class TextMessageFactory extends MessageFactory {

    public TextMessageFactory() {
        super("acme-text-message", Optional.empty());
    }
}
