package io.keycloakstepup.flow.grant;

import io.keycloakstepup.flow.device.SparingDevice;
import io.keycloakstepup.flow.facts.GrantFacts;
import io.keycloakstepup.flow.ledger.Snapshot;
import io.keycloakstepup.flow.login.LeastLevel;
import io.keycloakstepup.flow.reason.Reason;
import io.keycloakstepup.flow.rescue.Rescue;
import io.keycloakstepup.policy.decision.DeviceTrust;
import io.keycloakstepup.policy.decision.Judgement;
import io.keycloakstepup.policy.decision.Renewal;
import io.keycloakstepup.policy.decision.Requirement;
import io.keycloakstepup.policy.level.Ledger;
import io.keycloakstepup.policy.level.Moment;
import io.keycloakstepup.policy.rule.Policy;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;

/**
 * A request for tokens in a session whose user is not there. It is judged by what the presented token was issued for, never
 * by what the session has become since.
 *
 * @param userSession the session; its user exists
 * @param asked what is asked for, and by whom
 * @param told what the presented token may say; empty where it says nothing
 * @param sparedBy the device that spared a prompt when the presented token was issued; empty where none did
 */
public record SessionRequest(
        UserSessionModel userSession, GrantFacts asked, Optional<Snapshot> told, Optional<String> sparedBy) {

    /** What the policy says to it. */
    public GrantVerdict verdict() {
        return Rescue.policyFor(userSession.getRealm(), user())
                .match(
                        standing -> verdict(standing.policy()),
                        () -> new GrantVerdict.Undecidable(Reason.POLICY_MISSING),
                        broken -> new GrantVerdict.Undecidable(Reason.POLICY_BROKEN));
    }

    private GrantVerdict verdict(Policy policy) {
        LeastLevel minimum = LeastLevel.of(asked.scopes(), policy.levels());
        if (minimum.isBeyond()) {
            return new GrantVerdict.Undecidable(Reason.LEVEL_UNREACHABLE);
        }
        Renewal renewal = renewal(policy);
        Judgement judgement = judgement(policy, renewal, minimum.requirement());
        if (judgement.denial().isPresent()) {
            return new GrantVerdict.Denied();
        }
        Judgement spared = spare(judgement).orElse(judgement);
        return renewal.unmet(spared).isEmpty() ? GrantVerdict.allowedBy(judgement) : new GrantVerdict.Unmet();
    }

    private Judgement judgement(Policy policy, Renewal renewal, Optional<Requirement> minimum) {
        Judgement judgement = new SessionCircumstances(userSession, asked).judge(policy, renewal);
        return minimum.map(judgement::requiring).orElse(judgement);
    }

    private Renewal renewal(Policy policy) {
        Optional<Snapshot> standing = told.map(snapshot -> snapshot.standing(asked.session(), user()));
        return new Renewal(
                policy.levels(),
                standing.map(Snapshot::ledger).orElseGet(Ledger::empty),
                standing.map(Snapshot::moment).orElseGet(() -> Moment.at(asked.now())),
                Instant.ofEpochSecond(userSession.getLastSessionRefresh()),
                asked.now());
    }

    /** What a remembered device has spared stays so while the device lives. */
    private Optional<Judgement> spare(Judgement judgement) {
        return sparedBy.filter(device -> SparingDevice.lives(asked.session(), userSession.getRealm(), user(), device))
                .flatMap(device -> DeviceTrust.applied(judgement));
    }

    private UserModel user() {
        return userSession.getUser();
    }
}
