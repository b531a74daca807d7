package io.keycloakstepup.flow.notice;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * The mail that carries a notice: in the user's language, in the realm's own email theme.
 *
 * @param addressee whom it is for
 * @param notice what it says
 */
record Letter(Addressee addressee, Notice notice) {

    private static final Logger LOG = Logger.getLogger(Letter.class);
    private static final String TEMPLATE = "step-up-notice.ftl";

    /** Sends it, in a session of its own; a failure is logged by ids alone. */
    void send(KeycloakSessionFactory sessions) {
        try {
            KeycloakModelUtils.runJobInTransaction(sessions, this::send);
        } catch (RuntimeException failed) {
            // Whatever goes wrong here, nobody is left whom it could be told but the operator.
            LOG.warnf(
                    "step-up: a notice (%s) for user %s of realm %s could not be sent (%s)",
                    notice.kind(),
                    addressee.userId(),
                    addressee.realmId(),
                    failed.getClass().getSimpleName());
        }
    }

    private void send(KeycloakSession session) {
        Optional.ofNullable(session.realms().getRealm(addressee.realmId())).ifPresent(realm -> {
            session.getContext().setRealm(realm);
            Optional.ofNullable(session.users().getUserById(realm, addressee.userId()))
                    .filter(Letter::canBeTold)
                    .ifPresent(user -> send(session, realm, user));
        });
    }

    /** An address that nobody has verified may be a stranger's. */
    private static boolean canBeTold(UserModel user) {
        return user.getEmail() != null && !user.getEmail().isBlank() && user.isEmailVerified();
    }

    private void send(KeycloakSession session, RealmModel realm, UserModel user) {
        Map<String, Object> said =
                new HashMap<>(new Wording(notice).in(session.getContext().resolveLocale(user, true)));
        said.put(Constants.IGNORE_ACCEPT_LANGUAGE_HEADER, "true");
        try {
            session.getProvider(EmailTemplateProvider.class)
                    .setRealm(realm)
                    .setUser(user)
                    .send(notice.kind().messages() + "-subject", TEMPLATE, said);
        } catch (EmailException failed) {
            throw new IllegalStateException("the mail could not be sent", failed);
        }
    }
}
