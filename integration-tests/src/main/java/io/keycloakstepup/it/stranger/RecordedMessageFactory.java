package io.keycloakstepup.it.stranger;

import java.util.Optional;

/** A text message that Keycloak records as a verified credential. */
public final class RecordedMessageFactory extends MessageFactory {

    public RecordedMessageFactory() {
        super("acme-recorded-message", Optional.of("acme-message"));
    }
}
