package io.keycloakstepup.authenticators.gate;

import io.keycloakstepup.authenticators.refusal.DecisionId;
import io.keycloakstepup.authenticators.refusal.EventDetail;
import io.keycloakstepup.authenticators.refusal.Refusal;
import io.keycloakstepup.authenticators.refusal.Trouble;
import io.keycloakstepup.authenticators.step.Step;
import io.keycloakstepup.flow.login.Login;
import io.keycloakstepup.flow.login.Verdict;
import io.keycloakstepup.flow.reason.Reason;
import io.keycloakstepup.flow.rescue.Rescue;
import io.keycloakstepup.policy.decision.Judgement;
import io.keycloakstepup.policy.decision.Requirement;
import io.keycloakstepup.policy.level.Assurance;
import io.keycloakstepup.policy.level.Level;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.EventBuilder;

/**
 * The last step: asks the policy once more, with everything that is proven by now, and lets pass or refuses. There is
 * no third way, and no login at a lower level than was asked for.
 */
final class GateAuthenticator implements Step {

    private static final Logger LOG = Logger.getLogger(GateAuthenticator.class);

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        Login login = new Login(context);
        login.device().use();
        Optional<Refusal> refusal = login.decide()
                .match(
                        decided -> check(context, login, decided),
                        undecidable -> Optional.of(Refusal.of(undecidable.reason())));
        refusal.ifPresentOrElse(reason -> reason.show(context), context::success);
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        if (!Refusal.isLeft(context)) {
            authenticate(context);
        }
    }

    private static Optional<Refusal> check(AuthenticationFlowContext context, Login login, Verdict.Decided decided) {
        return decided.decision()
                .match(
                        granted -> {
                            login.pass(decided);
                            record(context, login, decided);
                            return Optional.empty();
                        },
                        stepUp -> Optional.of(Refusal.of(Reason.LEVEL_UNMET)),
                        denied -> Optional.of(new Refusal(Reason.POLICY_DENIED, denied.reason())));
    }

    /** Into the LOGIN event that Keycloak is about to write: by itself it names neither level nor rule. */
    private static void record(AuthenticationFlowContext context, Login login, Verdict.Decided decided) {
        String rules = decided.judgement().requirements().stream()
                .map(Requirement::origin)
                .collect(Collectors.joining(" "));
        context.getEvent()
                .detail(EventDetail.DECISION, DecisionId.of(context.getAuthenticationSession()))
                .detail(EventDetail.RULES, rules)
                .detail(
                        EventDetail.REACHED,
                        login.reached(decided).map(Level::name).orElse(Assurance.NO_LEVEL));
        recordEffects(context.getEvent(), decided.judgement());
        recordRescue(context);
        Trouble.tell(context);
        decided.sparedBy().ifPresent(device -> context.getEvent().detail(EventDetail.SPARED_BY, device));
        decided.judgement().highest().ifPresent(highest -> context.getEvent()
                .detail(EventDetail.LEVEL, highest.level().name()));
    }

    /** Loudly: nobody should find out later that the policy had no say. */
    private static void recordRescue(AuthenticationFlowContext context) {
        if (Rescue.covers(context.getRealm(), context.getUser())) {
            context.getEvent().detail(EventDetail.RESCUED, "true");
            LOG.warnf(
                    "RESCUE: user %s of realm %s signs in past the policy",
                    context.getUser().getId(), context.getRealm().getName());
        }
    }

    private static void recordEffects(EventBuilder event, Judgement judgement) {
        if (!judgement.exemptions().isEmpty()) {
            event.detail(EventDetail.EXEMPT, String.join(" ", judgement.exemptions()));
        }
        if (judgement.notifies()) {
            event.detail(EventDetail.NOTIFY, "true");
        }
    }
}
