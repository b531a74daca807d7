package io.keycloakstepup.flow.login;

import io.keycloakstepup.flow.facts.BrowserFacts;
import io.keycloakstepup.flow.facts.DirectFacts;
import io.keycloakstepup.flow.history.Recollection;
import io.keycloakstepup.flow.signal.ServerSignals;
import io.keycloakstepup.flow.signal.SignalContext;
import io.keycloakstepup.policy.facts.Facts;
import io.keycloakstepup.policy.level.Ledger;
import io.keycloakstepup.policy.level.Level;
import io.keycloakstepup.policy.level.Moment;
import io.keycloakstepup.policy.rule.Policy;
import io.keycloakstepup.policy.signal.Readings;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;

/**
 * What one policy can learn of one sign-in as it stands. Nothing of it is looked up before a rule reads it. For one
 * decision: not thread-safe.
 */
final class Circumstances {

    private final AuthenticationFlowContext context;
    private final Policy policy;
    private final Optional<Recollection> recollection;
    private final Facts facts;

    Circumstances(AuthenticationFlowContext context, Policy policy, Ledger ledger, Moment moment, LoginDevice device) {
        this.context = context;
        this.policy = policy;
        this.recollection = Optional.of(context).filter(FlowGrant::isBrowser).map(browsed -> recollection(moment));
        this.facts = recollection
                .map(past -> new BrowserFacts(context.getSession(), context.getAuthenticationSession(), moment.now())
                        .of(context.getUser(), continued(), () -> highest(ledger, moment), past, device.browser()))
                .orElseGet(() -> new DirectFacts(
                                context.getSession(),
                                context.getAuthenticationSession(),
                                FlowGrant.of(context),
                                moment.now())
                        .of(context.getUser(), continued(), () -> highest(ledger, moment)));
    }

    /** Only of who calls from where the user is can it be said whether that is anything new. */
    private Recollection recollection(Moment moment) {
        String address = BrowserFacts.address(context.getSession());
        return new Recollection(context.getSession(), context.getRealm(), context.getUser(), address, moment.now());
    }

    /** The facts. */
    Facts facts() {
        return facts;
    }

    /** What the signals say. */
    Readings readings() {
        return recollection
                .<Readings>map(past -> new ServerSignals(
                        context.getSession(),
                        new SignalContext(context.getRealm(), context.getUser(), facts, past, policy.timezone())))
                .orElse(Readings.NONE);
    }

    private Optional<UserSessionModel> continued() {
        UserModel user = context.getUser();
        return RestoredSession.of(context.getSession(), context.getRealm(), context.getAuthenticationSession(), user);
    }

    /** Of a session that is only beginning, what has been proven for it so far does not tell. */
    private Optional<Long> highest(Ledger ledger, Moment moment) {
        return continued()
                .flatMap(session -> policy.levels().reached(ledger, moment).findFirst())
                .map(Level::loa)
                .map(Integer::longValue);
    }
}
