package io.keycloakstepup.authenticators.gate;

import io.keycloakstepup.authenticators.refusal.DecisionId;
import io.keycloakstepup.authenticators.refusal.EventDetail;
import io.keycloakstepup.authenticators.refusal.Trouble;
import io.keycloakstepup.flow.login.Login;
import io.keycloakstepup.flow.login.Verdict;
import io.keycloakstepup.flow.rescue.Rescue;
import io.keycloakstepup.policy.decision.Judgement;
import io.keycloakstepup.policy.decision.Requirement;
import io.keycloakstepup.policy.level.Assurance;
import io.keycloakstepup.policy.level.Level;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.EventBuilder;

/** What the LOGIN event says of a sign-in that has passed: by itself it names neither level nor rule. */
public final class PassRecord {

    private static final Logger LOG = Logger.getLogger(PassRecord.class);

    private PassRecord() {}

    /** Writes it into the event that Keycloak is about to write. */
    public static void write(AuthenticationFlowContext context, Login login, Verdict.Decided decided) {
        String rules = decided.judgement().requirements().stream()
                .map(Requirement::origin)
                .collect(Collectors.joining(" "));
        context.getEvent()
                .detail(EventDetail.DECISION, DecisionId.of(context.getAuthenticationSession()))
                .detail(EventDetail.RULES, rules)
                .detail(
                        EventDetail.REACHED,
                        login.reached(decided).map(Level::name).orElse(Assurance.NO_LEVEL));
        writeEffects(context.getEvent(), decided.judgement());
        writeRescue(context);
        Trouble.tell(context);
        decided.sparedBy().ifPresent(device -> context.getEvent().detail(EventDetail.SPARED_BY, device));
        decided.judgement().highest().ifPresent(highest -> context.getEvent()
                .detail(EventDetail.LEVEL, highest.level().name()));
    }

    /** Loudly: nobody should find out later that the policy had no say. */
    private static void writeRescue(AuthenticationFlowContext context) {
        if (Rescue.covers(context.getRealm(), context.getUser())) {
            context.getEvent().detail(EventDetail.RESCUED, "true");
            LOG.warnf(
                    "RESCUE: user %s of realm %s signs in past the policy",
                    context.getUser().getId(), context.getRealm().getName());
        }
    }

    private static void writeEffects(EventBuilder event, Judgement judgement) {
        if (!judgement.exemptions().isEmpty()) {
            event.detail(EventDetail.EXEMPT, String.join(" ", judgement.exemptions()));
        }
        if (judgement.notifies()) {
            event.detail(EventDetail.NOTIFY, "true");
        }
        if (!judgement.reported().isEmpty()) {
            event.detail(
                    EventDetail.REPORTED,
                    judgement.reported().stream()
                            .map(finding -> finding.rule() + ": " + finding.because())
                            .collect(Collectors.joining("; ")));
        }
    }
}
