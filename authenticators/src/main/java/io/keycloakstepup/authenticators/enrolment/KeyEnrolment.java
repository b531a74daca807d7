package io.keycloakstepup.authenticators.enrolment;

import io.keycloakstepup.authenticators.webauthn.KeyRole;
import io.keycloakstepup.authenticators.webauthn.RegistrationPage;
import io.keycloakstepup.authenticators.webauthn.WebAuthnEnrolment;
import io.keycloakstepup.flow.factor.Challenge;
import io.keycloakstepup.flow.factor.Verification;
import io.keycloakstepup.flow.reason.Reason;
import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.level.KeyDemand;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * Adds a key.
 *
 * @param session the Keycloak session
 * @param role what the key will be for
 * @param asked what it must show
 */
record KeyEnrolment(KeycloakSession session, KeyRole role, KeyDemand asked) implements Enrolment {

    @Override
    public Enrolment asking(KeyDemand other) {
        return new KeyEnrolment(session, role, other);
    }

    @Override
    public FactorType factor() {
        return role.factor();
    }

    @Override
    public String credentialType() {
        return role.credentialType();
    }

    @Override
    public String wrong(Reason reason) {
        return RegistrationPage.refusedFor(reason);
    }

    /** A challenge is answered once, rightly or wrongly. */
    @Override
    public boolean endsWithAnswer() {
        return true;
    }

    @Override
    public Challenge begin(UserModel user) {
        return new WebAuthnEnrolment(session, role, asked).begin(user);
    }

    @Override
    public Response draw(LoginFormsProvider form, Challenge challenge, boolean isFirst) {
        return RegistrationPage.draw(form, role, challenge);
    }

    @Override
    public Verification finish(
            UserModel user, MultivaluedMap<String, String> typed, Optional<String> kept, Instant now) {
        String key = RegistrationPage.answer(typed);
        return new WebAuthnEnrolment(session, role, asked).finish(user, kept, key, RegistrationPage.label(typed), now);
    }
}
