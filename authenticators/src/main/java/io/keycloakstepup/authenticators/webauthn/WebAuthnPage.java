package io.keycloakstepup.authenticators.webauthn;

import io.keycloakstepup.authenticators.page.FactorPage;
import io.keycloakstepup.flow.factor.Answer;
import io.keycloakstepup.flow.factor.Challenge;
import io.keycloakstepup.policy.level.FactorType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.forms.login.LoginFormsProvider;

/**
 * The page that asks for a key.
 *
 * @param role which of the user's keys
 */
public record WebAuthnPage(KeyRole role) implements FactorPage {

    @Override
    public FactorType factor() {
        return role.factor();
    }

    @Override
    public String wrong() {
        return "step-up-" + factor().word() + "-wrong";
    }

    @Override
    public Response draw(LoginFormsProvider form, Challenge challenge) {
        return form.setAttribute("stepUpRole", factor().word())
                .setAttribute("stepUpOptions", challenge.shown().orElseThrow())
                .createForm("step-up-webauthn.ftl");
    }

    @Override
    public Answer answer(MultivaluedMap<String, String> typed, Optional<String> kept) {
        String credential = Optional.ofNullable(typed.getFirst("credential")).orElse("");
        return new Answer(credential, Optional.empty(), kept);
    }
}
