package io.keycloakstepup.authenticators.page;

import io.keycloakstepup.flow.factor.Answer;
import io.keycloakstepup.flow.factor.Challenge;
import io.keycloakstepup.policy.level.FactorType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.forms.login.LoginFormsProvider;

/**
 * The page that asks for one factor. Stateless. An answer that does not count is reported on it under the factor's word,
 * as Keycloak reports the error of a field.
 */
public interface FactorPage {

    /** The factor it asks for. */
    FactorType factor();

    /** The key of the message for an answer that does not count, whatever the reason. */
    String wrong();

    /** Draws it for a challenge that the factor made. */
    Response draw(LoginFormsProvider form, Challenge challenge);

    /**
     * Reads what the form brought.
     *
     * @param kept what the challenge had its caller keep
     */
    Answer answer(MultivaluedMap<String, String> typed, Optional<String> kept);
}
