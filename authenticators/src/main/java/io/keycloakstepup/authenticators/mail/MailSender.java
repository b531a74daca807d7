package io.keycloakstepup.authenticators.mail;

import io.keycloakstepup.flow.code.CodeMessage;
import io.keycloakstepup.flow.code.CodeNotSent;
import io.keycloakstepup.flow.code.CodeSender;
import io.keycloakstepup.flow.code.Delivery;
import java.util.Map;
import java.util.Optional;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailSenderProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * Sends codes to the address of the account, if it is verified, with the realm's mail server and its e-mail theme.
 *
 * @param session the Keycloak session
 */
record MailSender(KeycloakSession session) implements CodeSender {

    @Override
    public Optional<String> destination(UserModel user) {
        return Optional.ofNullable(user.getEmail())
                .filter(address -> !address.isBlank() && user.isEmailVerified())
                .filter(address -> hasMailServer());
    }

    private boolean hasMailServer() {
        String host = server().get("host");
        return host != null && !host.isBlank();
    }

    private Map<String, String> server() {
        return session.getContext().getRealm().getSmtpConfig();
    }

    @Override
    public String masked(String destination) {
        return MaskedAddress.of(destination);
    }

    /** Texts and settings are read here, in the user's request: who is written to in which language only it knows. */
    @Override
    public Delivery prepare(UserModel user, String destination, CodeMessage message) throws CodeNotSent {
        Map<String, String> server = Map.copyOf(server());
        CodeMail.Written mail = written(user, message);
        return other -> {
            try {
                other.getProvider(EmailSenderProvider.class)
                        .send(server, destination, mail.subject(), mail.text(), mail.html());
            } catch (EmailException failed) {
                // Its cause may quote the address; Keycloak has logged it.
                throw new CodeNotSent("the mail server did not take it");
            }
        };
    }

    private CodeMail.Written written(UserModel user, CodeMessage message) throws CodeNotSent {
        try {
            return new CodeMail(session, user).written(message);
        } catch (EmailException failed) {
            throw new CodeNotSent("the templates step-up-code.ftl of the realm's e-mail theme cannot be used");
        }
    }
}
