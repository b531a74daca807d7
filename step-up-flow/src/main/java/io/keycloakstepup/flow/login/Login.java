package io.keycloakstepup.flow.login;

import io.keycloakstepup.flow.factor.Factors;
import io.keycloakstepup.flow.facts.BrowserFacts;
import io.keycloakstepup.flow.gate.Gate;
import io.keycloakstepup.flow.ledger.LoginLedger;
import io.keycloakstepup.flow.ledger.NativeEvidence;
import io.keycloakstepup.flow.ledger.Snapshot;
import io.keycloakstepup.flow.reason.Reason;
import io.keycloakstepup.flow.registry.PolicyRegistry;
import io.keycloakstepup.flow.registry.StandingPolicy;
import io.keycloakstepup.flow.time.ServerClock;
import io.keycloakstepup.policy.decision.Judge;
import io.keycloakstepup.policy.decision.Judgement;
import io.keycloakstepup.policy.decision.Planner;
import io.keycloakstepup.policy.facts.Facts;
import io.keycloakstepup.policy.level.Evidence;
import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.level.Levels;
import io.keycloakstepup.policy.level.Moment;
import io.keycloakstepup.policy.rule.Policy;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * One sign-in in the browser, whose user is known: what has been proven, what the policy says to that, and what is
 * written down when it is over. Made anew in each request; not thread-safe.
 */
public final class Login {

    private final AuthenticationFlowContext context;
    private final AuthenticationSessionModel authSession;
    private final UserModel user;
    private final LoginLedger ledger;
    private final NativeEvidence natively;
    private final Instant now = ServerClock.now();

    /** The sign-in that this step of the flow belongs to; what Keycloak verified in earlier steps is taken over. */
    public Login(AuthenticationFlowContext context) {
        this.context = context;
        this.authSession = context.getAuthenticationSession();
        this.user = context.getUser();
        this.ledger = new LoginLedger(
                authSession, RestoredSession.of(context.getSession(), context.getRealm(), authSession, user), user);
        this.natively = new NativeEvidence(authSession);
        natively.takeNew(user, now).forEach(this::book);
    }

    /** Who is signing in. */
    public UserModel user() {
        return user;
    }

    /** The instant of this step. */
    public Instant now() {
        return now;
    }

    /** What the realm's policy says to this sign-in as it stands now. */
    public Verdict decide() {
        return decide(Set.of());
    }

    /**
     * What the policy says if authenticators that are not ours can ask for these factors too, where the user has them in
     * Keycloak.
     */
    public Verdict decide(Set<FactorType> askedForElsewhere) {
        return PolicyRegistry.of(context.getRealm())
                .match(
                        standing -> decide(standing, askedForElsewhere),
                        () -> new Verdict.Undecidable(Reason.POLICY_MISSING),
                        broken -> new Verdict.Undecidable(Reason.POLICY_BROKEN));
    }

    private Verdict decide(StandingPolicy.InForce standing, Set<FactorType> askedForElsewhere) {
        Policy policy = standing.policy();
        Judgement judgement = new Judge(policy).judge(facts());
        NativeRequest request = new NativeRequest(context);
        if (request.isBeyond(policy.levels())) {
            return new Verdict.Undecidable(Reason.LEVEL_UNREACHABLE);
        }
        Judgement all =
                request.requirement(policy.levels()).map(judgement::requiring).orElse(judgement);
        Planner planner = new Planner(policy.levels(), type -> canBeAsked(type, askedForElsewhere));
        return new Verdict.Decided(planner.decide(all, ledger.current(), moment()), all, standing);
    }

    private boolean canBeAsked(FactorType type, Set<FactorType> askedForElsewhere) {
        return new Factors(context.getSession()).canAsk(user, type)
                || (askedForElsewhere.contains(type) && NativeEvidence.isEnrolled(user, type));
    }

    /** Whether this user has not proven anything yet, so that nothing about the account may be told. */
    public boolean isUnproven() {
        return ledger.current().evidence().isEmpty();
    }

    private Facts facts() {
        return BrowserFacts.of(context.getSession(), authSession, Optional.of(user), now);
    }

    private Moment moment() {
        return new Moment(now, RequestStart.of(authSession, now));
    }

    /** Books a factor that we verified in this step. */
    public void prove(Evidence evidence) {
        book(evidence);
        natively.tell(evidence.factor());
    }

    /** An active proof ends what Keycloak takes for mere single sign-on, so that its own auth_time moves. */
    private void book(Evidence evidence) {
        ledger.add(evidence);
        authSession.removeAuthNote(AuthenticationManager.SSO_AUTH);
    }

    /** Lets the sign-in pass: marks it, tells this client what is proven, and tells Keycloak the level. */
    public void pass(Verdict.Decided verdict) {
        Levels levels = verdict.standing().policy().levels();
        Snapshot snapshot = Snapshot.take(levels, ledger.current(), moment(), verdict.requested());
        snapshot.write(authSession, user);
        new NativeLevel(authSession).write(levels, snapshot);
        if (!RestoredSession.isMarked(authSession)) {
            attachedSession().ifPresent(ledger::forget);
        }
        new Gate(context.getSession()).open(authSession, user);
    }

    /** The session that Keycloak will attach this sign-in to although no SSO cookie has opened it. */
    private Optional<UserSessionModel> attachedSession() {
        String id = authSession.getParentSession().getId();
        return Optional.ofNullable(context.getSession().sessions().getUserSession(context.getRealm(), id));
    }
}
