package io.keycloakstepup.authenticators.webauthn;

import io.keycloakstepup.flow.factor.Challenge;
import io.keycloakstepup.flow.reason.Reason;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.forms.login.LoginFormsProvider;

/** The page on which a user registers a key, wherever it is shown. */
public final class RegistrationPage {

    /** The key of the message for a key that was not accepted, where there is nothing better to say. */
    private static final String REFUSED = "step-up-webauthn-register-refused";

    private RegistrationPage() {}

    /** Draws it for a challenge that {@link WebAuthnEnrolment#begin} made. */
    public static Response draw(LoginFormsProvider form, KeyRole role, Challenge challenge) {
        return form.setAttribute("stepUpRole", role.factor().word())
                .setAttribute("stepUpOptions", challenge.shown().orElseThrow())
                .createForm("step-up-webauthn-register.ftl");
    }

    /** The key of the message for a key that was not accepted: what another key could do better is said. */
    public static String refusedFor(Reason reason) {
        return switch (reason) {
            case KEY_UNVERIFIED, KEY_UNFIT -> reason.messageKey();
            default -> REFUSED;
        };
    }

    /** The browser's JSON; empty where the form came without it. */
    public static String answer(MultivaluedMap<String, String> typed) {
        return Optional.ofNullable(typed.getFirst("credential")).orElse("");
    }

    /** What the user calls the key; empty where nothing was typed. */
    public static String label(MultivaluedMap<String, String> typed) {
        return Optional.ofNullable(typed.getFirst("label")).orElse("");
    }
}
