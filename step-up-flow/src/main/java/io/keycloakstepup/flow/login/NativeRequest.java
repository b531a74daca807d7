package io.keycloakstepup.flow.login;

import io.keycloakstepup.flow.guard.FactorChange;
import io.keycloakstepup.policy.decision.Requirement;
import io.keycloakstepup.policy.level.Level;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.util.AcrStore;
import org.keycloak.models.Constants;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * What Keycloak itself asks of a sign-in by the number of a level: for the credential that {@code kc_action} is about to
 * change, and for the level that a request of another protocol than OpenID Connect names.
 */
record NativeRequest(AuthenticationFlowContext context, AcrMeaning meaning) {

    static final String ORIGIN = "keycloak";

    /**
     * The level of the policy that stands for Keycloak's number; empty where it asks for none of ours.
     *
     * @param isFirstGuarded whether even the first factor of an account takes more than a password
     */
    Optional<Requirement> requirement(boolean isFirstGuarded) {
        return Stream.concat(level().stream(), change().requirement(meaning.levels(), isFirstGuarded).stream())
                .max(Comparator.comparingInt(Level::loa))
                .map(found -> new Requirement(found, ORIGIN));
    }

    private Optional<Level> level() {
        if (context.getAuthenticationSession().getClientNote(Constants.KC_ACTION) != null) {
            return change().addsTheFirst()
                    ? Optional.empty()
                    : ofAction(store().getRequestedLevelOfAuthentication(context.getTopLevelFlow()));
        }
        return isReadByName() ? Optional.empty() : meaning.atLeast(numberOfRequest());
    }

    private FactorChange change() {
        return new FactorChange(context.getSession(), context.getAuthenticationSession(), context.getUser());
    }

    /**
     * A number that some condition of the flow has is a demand, and rounded up. Any other comes from Keycloak counting
     * down, one by one, from a level that the user has no credential for, and means the next real level below.
     */
    private Optional<Level> ofAction(int loa) {
        boolean isDemand = new LevelConditions(context.getRealm(), context.getTopLevelFlow()).has(loa);
        Optional<Level> below = meaning.levels()
                .highestFirst()
                .filter(level -> level.loa() <= loa)
                .findFirst();
        return isDemand ? meaning.atLeast(loa).or(() -> below) : below;
    }

    /** Whether another protocol's request insists on a number that no level of the policy has. */
    boolean isBeyond() {
        return !isReadByName()
                && store().isLevelOfAuthenticationForced()
                && numberOfRequest() > 0
                && meaning.atLeast(numberOfRequest()).isEmpty();
    }

    /** Whether we read the names ourselves: of several, Keycloak's number keeps only the lowest, or the first. */
    private boolean isReadByName() {
        AuthenticationSessionModel authSession = context.getAuthenticationSession();
        return OIDCLoginProtocol.LOGIN_PROTOCOL.equals(authSession.getProtocol())
                || ContextWish.in(authSession, meaning).isPresent();
    }

    private int numberOfRequest() {
        String number = context.getAuthenticationSession().getClientNote(Constants.REQUESTED_LEVEL_OF_AUTHENTICATION);
        return number == null ? Constants.NO_LOA : Integer.parseInt(number);
    }

    private AcrStore store() {
        return new AcrStore(context.getSession(), context.getAuthenticationSession());
    }
}
