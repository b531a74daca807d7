package io.keycloakstepup.authenticators.enrolment;

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
import org.keycloak.models.UserModel;

/**
 * How a user adds one factor. Whether this user may is its caller's question. One instance serves one Keycloak session and
 * one thread.
 */
public interface Enrolment {

    /** The factor that is added. */
    FactorType factor();

    /** Keycloak's type of the credential that is made. */
    String credentialType();

    /** The key of the message for an answer that does not count, for this reason. */
    String wrong(Reason reason);

    /** The same enrolment of a factor that can show what a step asks of a key. */
    default Enrolment asking(KeyDemand asked) {
        return this;
    }

    /** Begins for this user: what must stay on the server is kept, out of the user's reach. */
    Challenge begin(UserModel user);

    /** Whether an answer that does not count uses the beginning up, so that the user must begin anew. */
    default boolean endsWithAnswer() {
        return false;
    }

    /**
     * Draws the page.
     *
     * @param isFirst whether it is drawn for the first time since it began; what is secret is shown only then
     */
    Response draw(LoginFormsProvider form, Challenge challenge, boolean isFirst);

    /**
     * Adds the factor, if the answer proves that the user has it.
     *
     * @param kept what the beginning had its caller keep
     * @return the evidence that this proof is, or why nothing was added
     */
    Verification finish(UserModel user, MultivaluedMap<String, String> typed, Optional<String> kept, Instant now);
}
