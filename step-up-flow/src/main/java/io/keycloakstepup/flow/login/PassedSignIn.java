package io.keycloakstepup.flow.login;

import io.keycloakstepup.flow.facts.BrowserFacts;
import io.keycloakstepup.flow.guard.Holdings;
import io.keycloakstepup.flow.history.Origins;
import io.keycloakstepup.flow.history.PastSignIn;
import io.keycloakstepup.flow.history.SignIns;
import io.keycloakstepup.policy.level.Freshness;
import io.keycloakstepup.policy.level.Ledger;
import io.keycloakstepup.policy.level.Level;
import io.keycloakstepup.policy.level.Levels;
import io.keycloakstepup.policy.level.Moment;
import io.keycloakstepup.policy.signal.SignIn;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * A sign-in that the gate has let pass, as the user's history keeps it.
 *
 * @param moment the instant, and the start of the request
 */
record PassedSignIn(KeycloakSession session, RealmModel realm, UserModel user, Moment moment) {

    /**
     * Keeps it, if the user has proven anything in it. Mere single sign-on is no sign-in: a copied cookie would make the
     * network of the thief a known one.
     */
    void keep(Levels levels, Ledger ledger, Freshness asked) {
        boolean isActive = ledger.newestFirst().anyMatch(evidence -> isNow(evidence.verifiedAt()));
        if (isActive) {
            String address = BrowserFacts.address(session);
            Origins origins = new Origins(session);
            SignIn signIn =
                    new SignIn(moment.now(), origins.of(address, Optional.empty()), outcome(levels, ledger, asked));
            new SignIns(session, realm).keepAfterwards(user.getId(), new PastSignIn(signIn, origins.place(address)));
        }
    }

    /** What was proven earlier does not count, wherever this session began. */
    private SignIn.Outcome outcome(Levels levels, Ledger ledger, Freshness asked) {
        Optional<Level> strongest = Holdings.of(session, user).strongest(levels);
        boolean isProven = levels.highestFirst()
                .filter(level ->
                        level.isMultiFactor() || strongest.filter(level::equals).isPresent())
                .flatMap(level -> levels.reachedAt(level, ledger, asked).stream())
                .anyMatch(this::isNow);
        return isProven ? SignIn.Outcome.PROVEN : SignIn.Outcome.SUCCEEDED;
    }

    private boolean isNow(Instant at) {
        return moment.isFresh(at, Duration.ZERO);
    }
}
