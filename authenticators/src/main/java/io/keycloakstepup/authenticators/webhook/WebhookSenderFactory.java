package io.keycloakstepup.authenticators.webhook;

import io.keycloakstepup.flow.code.CodeSender;
import io.keycloakstepup.flow.code.CodeSenderFactory;
import java.util.Optional;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;

/** Makes the sender {@code webhook}, with one connection pool for all sessions. */
public final class WebhookSenderFactory implements CodeSenderFactory {

    private Optional<Webhook> webhook = Optional.empty();

    @Override
    public String getId() {
        return "webhook";
    }

    @Override
    public void init(Config.Scope config) {
        webhook = WebhookConfig.of(config).map(Webhook::new);
    }

    @Override
    public CodeSender create(KeycloakSession session) {
        return new WebhookSender(session, webhook);
    }
}
