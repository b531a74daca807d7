package io.keycloakstepup.flow.login;

import io.keycloakstepup.flow.facts.BrowserFacts;
import io.keycloakstepup.flow.history.Origins;
import io.keycloakstepup.flow.history.PastSignIn;
import io.keycloakstepup.flow.history.SignIns;
import io.keycloakstepup.flow.history.UsedFactor;
import io.keycloakstepup.flow.ledger.Elsewhere;
import io.keycloakstepup.policy.level.Evidence;
import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.level.Ledger;
import io.keycloakstepup.policy.level.Moment;
import io.keycloakstepup.policy.signal.SignIn;
import java.time.Duration;
import java.util.List;
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
     *
     * @param isProven whether it makes what it comes from known
     * @param device the name of the browser; empty for one in which the user is not known
     */
    void keep(Ledger ledger, boolean isProven, Optional<String> device) {
        List<Evidence> proven = ledger.newestFirst()
                .filter(evidence -> moment.isFresh(evidence.verifiedAt(), Duration.ZERO))
                .toList();
        if (!proven.isEmpty()) {
            String address = BrowserFacts.address(session);
            Origins origins = new Origins(session);
            SignIn.Outcome outcome = isProven ? SignIn.Outcome.PROVEN : SignIn.Outcome.SUCCEEDED;
            SignIn signIn = new SignIn(moment.now(), origins.of(address, device), outcome);
            new SignIns(session, realm)
                    .keepAfterwards(user.getId(), new PastSignIn(signIn, origins.place(address), lastUsed(proven)));
        }
    }

    /** What the user would choose again here: a password is asked for as the policy says. */
    private static Optional<UsedFactor> lastUsed(List<Evidence> newestFirst) {
        return newestFirst.stream()
                .filter(evidence -> !evidence.factor().equals(FactorType.PASSWORD))
                .filter(evidence -> Elsewhere.of(evidence).isEmpty())
                .findFirst()
                .map(evidence -> new UsedFactor(evidence.factor().word(), evidence.credentialId()));
    }
}
