package io.keycloakstepup.authenticators.refusal;

import io.keycloakstepup.authenticators.page.AccountLine;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.utils.FormMessage;

/**
 * The page that tells a user of a refusal: why, the number by which the help desk finds it, and a button that leads back
 * to the application.
 */
final class RefusalPage {

    private static final String TEMPLATE = "step-up-denied.ftl";

    /** The form field of the button. */
    private static final String RETURN = "step-up-return";

    private static final String SHOWN = "step-up.refused";

    private RefusalPage() {}

    /** Draws the page, and remembers what the application is told when the button is pressed. */
    static Response draw(AuthenticationFlowContext context, String messageKey, String decision, Ending ending) {
        context.getAuthenticationSession().setAuthNote(SHOWN, ending.name());
        LoginFormsProvider form = AccountLine.on(context.form(), context);
        return form.setStatus(Response.Status.FORBIDDEN)
                .setErrors(
                        List.of(new FormMessage(null, messageKey), new FormMessage(null, "step-up-decision", decision)))
                .setAttribute("stepUpReason", messageKey)
                .setAttribute("stepUpDecision", decision)
                .setAttribute("stepUpReturn", context.getActionUrl(context.generateAccessCode()))
                .createForm(TEMPLATE);
    }

    /** What the application is to be told, if the user has just pressed the button. */
    static Optional<Ending> left(AuthenticationFlowContext context) {
        MultivaluedMap<String, String> typed = context.getHttpRequest().getDecodedFormParameters();
        return Optional.ofNullable(context.getAuthenticationSession().getAuthNote(SHOWN))
                .filter(shown -> typed.containsKey(RETURN))
                .map(Ending::valueOf);
    }
}
