package io.keycloakstepup.flow.grant;

import io.keycloakstepup.flow.facts.GrantFacts;
import io.keycloakstepup.flow.facts.UserAgent;
import io.keycloakstepup.flow.history.Recollection;
import io.keycloakstepup.flow.signal.ServerSignals;
import io.keycloakstepup.flow.signal.SignalContext;
import io.keycloakstepup.policy.decision.Judge;
import io.keycloakstepup.policy.decision.Judgement;
import io.keycloakstepup.policy.decision.Renewal;
import io.keycloakstepup.policy.facts.Facts;
import io.keycloakstepup.policy.level.Level;
import io.keycloakstepup.policy.level.Moment;
import io.keycloakstepup.policy.rule.Policy;
import io.keycloakstepup.policy.signal.Readings;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;

/**
 * What a policy can learn of a request for tokens in a session whose user is not there.
 *
 * @param userSession the session
 * @param asked what is asked for, and by whom
 */
record SessionCircumstances(UserSessionModel userSession, GrantFacts asked) {

    /** What the policy asks of it. */
    Judgement judge(Policy policy, Renewal renewal) {
        Optional<Recollection> recollection = recollection();
        Facts facts = asked.ofSession(userSession, () -> highest(renewal), recollection);
        Readings readings = recollection
                .<Readings>map(past -> new ServerSignals(session(), context(facts, past, policy)))
                .orElse(Readings.NONE);
        return new Judge(policy).judge(facts, readings);
    }

    /** The message key of a denial that stands whatever else becomes known; empty where there is none. */
    Optional<String> denial(Policy policy) {
        return new Judge(policy).certainDenial(asked.ofSession(userSession, Optional::empty, recollection()));
    }

    private SignalContext context(Facts facts, Recollection past, Policy policy) {
        return new SignalContext(userSession.getRealm(), userSession.getUser(), facts, past, policy.timezone());
    }

    /** Where the user was seen last is compared with the earlier sign-ins; where the application calls from is not. */
    private Optional<Recollection> recollection() {
        Instant now = asked.now();
        return UserAgent.of(userSession)
                .map(agent -> new Recollection(
                        session(), userSession.getRealm(), userSession.getUser(), agent.address(), now));
    }

    private Optional<Long> highest(Renewal renewal) {
        return renewal.levels()
                .reached(renewal.ledger(), Moment.at(renewal.now()))
                .findFirst()
                .map(Level::loa)
                .map(Integer::longValue);
    }

    private KeycloakSession session() {
        return asked.session();
    }
}
