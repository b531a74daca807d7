package io.keycloakstepup.authenticators.webhook;

import io.keycloakstepup.flow.code.CodeMessage;
import io.keycloakstepup.flow.code.CodeSender;
import io.keycloakstepup.flow.code.Delivery;
import io.keycloakstepup.flow.time.ServerClock;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.userprofile.UserProfileContext;
import org.keycloak.userprofile.UserProfileProvider;

/**
 * Has an application of the operator's own carry codes, as text messages for example.
 *
 * @param session the Keycloak session
 * @param webhook that application; empty where the server names none
 */
record WebhookSender(KeycloakSession session, Optional<Webhook> webhook) implements CodeSender {

    private static final int SHOWN = 3;

    /** Only what its user cannot write: whoever knows the password could else have codes sent to a telephone of theirs. */
    @Override
    public Optional<String> destination(UserModel user) {
        return webhook.map(Webhook::config)
                .filter(config -> "true".equals(user.getFirstAttribute(config.verified())))
                .filter(config -> !isWritable(user, config.destination()) && !isWritable(user, config.verified()))
                .map(config -> user.getFirstAttribute(config.destination()))
                .filter(destination -> !destination.isBlank());
    }

    private boolean isWritable(UserModel user, String attribute) {
        return !session.getProvider(UserProfileProvider.class)
                .create(UserProfileContext.ACCOUNT, user)
                .getAttributes()
                .isReadOnly(attribute);
    }

    /** The last characters of a number are what its owner knows it by. */
    @Override
    public String masked(String destination) {
        return destination.isEmpty() ? "" : "•••" + destination.substring(Math.max(0, destination.length() - SHOWN));
    }

    @Override
    public Delivery prepare(UserModel user, String destination, CodeMessage message) {
        String realm = session.getContext().getRealm().getName();
        String locale = session.getContext().resolveLocale(user).toLanguageTag();
        String body = WebhookMessage.of(realm, user.getId(), locale, destination, message)
                .json();
        return other -> webhook.orElseThrow().post(body, ServerClock.now());
    }
}
