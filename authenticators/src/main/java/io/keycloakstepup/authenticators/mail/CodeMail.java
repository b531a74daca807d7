package io.keycloakstepup.authenticators.mail;

import io.keycloakstepup.flow.code.CodeMessage;
import io.keycloakstepup.flow.registry.PolicyRegistry;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.keycloak.email.EmailException;
import org.keycloak.email.freemarker.FreeMarkerEmailTemplateProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * The mail that brings a code, in the user's language and the realm's e-mail theme. Written as all mails of Keycloak are,
 * but not sent yet: Keycloak's provider does both in one step, in the request.
 */
final class CodeMail extends FreeMarkerEmailTemplateProvider {

    private static final String TEMPLATE = "step-up-code.ftl";
    private static final String SUBJECT = "step-up-mail-code-subject";

    /** A mail that is ready to leave. */
    record Written(String subject, String text, String html) {}

    CodeMail(KeycloakSession session, UserModel user) {
        super(session);
        setRealm(session.getContext().getRealm()).setUser(user);
    }

    Written written(CodeMessage message) throws EmailException {
        EmailTemplate mail = processTemplate(SUBJECT, List.of(message.application()), TEMPLATE, shown(message));
        return new Written(mail.getSubject(), mail.getTextBody(), mail.getHtmlBody());
    }

    private Map<String, Object> shown(CodeMessage message) {
        Map<String, Object> shown = new HashMap<>();
        shown.put("stepUpCode", message.code());
        shown.put("stepUpMinutes", message.lifetime().toMinutes());
        shown.put("stepUpApplication", message.application());
        shown.put("stepUpWhen", when(message));
        shown.put("stepUpBrowser", message.browser());
        shown.put("stepUpNetwork", message.network());
        return shown;
    }

    /** In the policy's time zone, which the administrator chose for this realm's people. */
    private String when(CodeMessage message) {
        Locale locale = session.getContext().resolveLocale(user);
        ZoneId zone = PolicyRegistry.of(realm)
                .match(inForce -> inForce.policy().timezone(), () -> ZoneOffset.UTC, broken -> ZoneOffset.UTC);
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG)
                .withLocale(locale)
                .withZone(zone)
                .format(message.askedAt());
    }
}
