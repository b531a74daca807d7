package io.keycloakstepup.flow.guard;

import io.keycloakstepup.policy.level.Level;
import io.keycloakstepup.policy.level.Levels;
import java.util.Optional;
import org.keycloak.authentication.CredentialAction;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.authentication.requiredactions.DeleteCredentialAction;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * A change of the user's second factors that an application asks for with {@code kc_action}. Keycloak's own reckoning of
 * the level for it goes by one credential type and the flow at hand, so that whoever knows only the password could add a
 * key to an account that has an authenticator app, or do so on another way in than the browser flow.
 */
public record FactorChange(KeycloakSession session, AuthenticationSessionModel authSession, UserModel user) {

    /**
     * What must be proven before it: to add a factor the strongest level that the account has, to remove one the lowest
     * multi-factor level at least (Keycloak asks by itself for more where the factor belongs to a higher level). Empty
     * where nothing is changed, and where the policy has no multi-factor level.
     *
     * @param isFirstGuarded whether an account without a second factor must reach that lowest level too, which it can with
     *     an enrolment code; else there is nothing yet to protect its first factor with
     */
    public Optional<Level> requirement(Levels levels, boolean isFirstGuarded) {
        if (!isAskedFor()) {
            return Optional.empty();
        }
        Optional<Level> lowest =
                levels.ordered().stream().filter(Level::isMultiFactor).findFirst();
        Holdings holdings = Holdings.of(session, user);
        if (!holdings.hasSecondFactor()) {
            return lowest.filter(level -> isFirstGuarded && !isRemoval());
        }
        return isRemoval()
                ? lowest
                : holdings.strongest(levels).filter(Level::isMultiFactor).or(() -> lowest);
    }

    /**
     * Whether an account that has no second factor adds its first. Keycloak counts its number for that down one by one, and
     * may stop at a level that the very factor is needed for.
     */
    public boolean addsTheFirst() {
        return isAskedFor() && !isRemoval() && !Holdings.of(session, user).hasSecondFactor();
    }

    private boolean isAskedFor() {
        return action().map(id -> session.getProvider(RequiredActionProvider.class, id))
                .filter(CredentialAction.class::isInstance)
                .map(action -> ((CredentialAction) action).getCredentialType(session, authSession))
                .filter(Holdings::isSecondFactor)
                .isPresent();
    }

    private boolean isRemoval() {
        return action().filter(DeleteCredentialAction.PROVIDER_ID::equals).isPresent();
    }

    private Optional<String> action() {
        return Optional.ofNullable(authSession.getClientNote(Constants.KC_ACTION));
    }
}
