package io.keycloakstepup.flow.login;

import io.keycloakstepup.flow.facts.BrowserFacts;
import io.keycloakstepup.flow.facts.ProvenPlace;
import io.keycloakstepup.flow.facts.ToldAgent;
import io.keycloakstepup.flow.facts.UserAgent;
import io.keycloakstepup.flow.gate.Gate;
import io.keycloakstepup.flow.ledger.LoginLedger;
import io.keycloakstepup.flow.ledger.NativeEvidence;
import io.keycloakstepup.flow.ledger.Snapshot;
import io.keycloakstepup.flow.time.ServerClock;
import io.keycloakstepup.policy.decision.Planner;
import io.keycloakstepup.policy.level.Demand;
import io.keycloakstepup.policy.level.Evidence;
import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.level.Freshness;
import io.keycloakstepup.policy.level.Level;
import io.keycloakstepup.policy.level.Levels;
import io.keycloakstepup.policy.level.Moment;
import io.keycloakstepup.policy.level.Step;
import io.keycloakstepup.policy.level.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * One sign-in whose user is known: what has been proven, what the policy says to that, and what is written down when it is
 * over. What a browser would tell of its user is neither known nor kept where none signs in. Made
 * anew in each request; not thread-safe.
 */
public final class Login {

    private final AuthenticationFlowContext context;
    private final AuthenticationSessionModel authSession;
    private final UserModel user;
    private final LoginLedger ledger;
    private final NativeEvidence natively;
    private final LoginDevice device;
    private final Instant now = ServerClock.now();

    /** The sign-in that this step of the flow belongs to; what Keycloak verified in earlier steps is taken over. */
    public Login(AuthenticationFlowContext context) {
        this.context = context;
        this.authSession = context.getAuthenticationSession();
        this.user = context.getUser();
        RequestStart.mark(authSession, now);
        this.device = new LoginDevice(context, now);
        this.ledger = new LoginLedger(
                context.getSession(),
                authSession,
                RestoredSession.of(context.getSession(), context.getRealm(), authSession, user),
                user,
                device::id,
                RequestStart.of(authSession, now));
        this.natively = new NativeEvidence(context.getSession(), authSession);
        natively.takeNew(user, now).forEach(this::book);
        if (!isUnproven()) {
            device.endIfReplayed();
        }
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
        return new Deliberation(context, ledger.current(), moment(), device, askedForElsewhere).verdict();
    }

    /**
     * Whether the policy's own factors can give the fresh authentication that the request asks for. They cannot where
     * the policy requires nothing, or nothing that could be asked for again: the sign-in at a broker, for example.
     */
    public boolean canReauthenticate() {
        return decide().match(Verdict.Decided::canBeFulfilled, undecidable -> true);
    }

    /**
     * The ways that are left to a level and what is asked beyond it, each the steps still to be proven, the shortest first; empty where there is none.
     *
     * @param assumed factors that count as if the user could be asked for them
     */
    public List<List<Step>> ways(Verdict.Decided verdict, Target wanted, Set<FactorType> assumed) {
        Askable askable = new Askable(context);
        Predicate<Demand> available = demand -> assumed.contains(demand.factor()) || askable.covers(demand);
        return new Planner(verdict.standing().policy().levels(), available)
                .plans(wanted, ledger.current(), asked())
                .toList();
    }

    /** Whether a level is reached by what is proven now. */
    public boolean holds(Verdict.Decided verdict, Level level) {
        return verdict.standing().policy().levels().isReached(level, ledger.current(), asked());
    }

    /** The highest level that is reached by what is proven now; empty where that is none. */
    public Optional<Level> reached(Verdict.Decided verdict) {
        return verdict.standing()
                .policy()
                .levels()
                .reached(ledger.current(), asked())
                .findFirst();
    }

    /** Whether this user has not proven anything yet, so that nothing about the account may be told. */
    public boolean isUnproven() {
        return ledger.current().evidence().isEmpty();
    }

    /** Whether what is proven in the session that it continues counts in this browser, so that its level does. */
    public boolean isInBrowserOfSession() {
        return ledger.isWhole();
    }

    /** Whether this user has proven something since this sign-in began, and not only in the session that it continues. */
    public boolean hasProvenInRequest() {
        return ledger.current().newestFirst().anyMatch(evidence -> moment().isFresh(
                        evidence.verifiedAt(), Duration.ZERO));
    }

    /** The factors that this user has proven since this sign-in began, the first one first. */
    public List<FactorType> provenInRequest() {
        List<FactorType> newestFirst = ledger.current()
                .newestFirst()
                .filter(evidence -> moment().isFresh(evidence.verifiedAt(), Duration.ZERO))
                .map(Evidence::factor)
                .distinct()
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.reverse(newestFirst);
        return List.copyOf(newestFirst);
    }

    /** Whether this user has proven a factor of this type since this sign-in began. */
    public boolean hasProvenInRequest(FactorType type) {
        return ledger.current()
                .newestFirst()
                .anyMatch(evidence ->
                        evidence.factor().equals(type) && moment().isFresh(evidence.verifiedAt(), Duration.ZERO));
    }

    private Freshness asked() {
        return new AskedAge(context.getSession(), authSession).beside(moment());
    }

    private Moment moment() {
        return new Moment(now, RequestStart.of(authSession, now));
    }

    /** Books a factor that we verified in this step. */
    public void prove(Evidence evidence) {
        book(evidence);
        natively.tell(evidence.factor());
    }

    /** Books what was proven at an identity provider: no credential of Keycloak's was verified. */
    public void take(Evidence evidence) {
        book(evidence);
    }

    /** An active proof ends what Keycloak takes for mere single sign-on, so that its own auth_time moves. */
    private void book(Evidence evidence) {
        ledger.add(evidence);
        authSession.removeAuthNote(AuthenticationManager.SSO_AUTH);
    }

    /** What the browser has to do with it. */
    public LoginDevice device() {
        return device;
    }

    /** Lets the sign-in pass: marks it, tells this client what is proven, and tells Keycloak the level. */
    public void pass(Verdict.Decided verdict) {
        Levels levels = verdict.standing().policy().levels();
        Snapshot snapshot = Snapshot.take(levels, ledger.current(), moment(), asked(), verdict.answer());
        snapshot.write(authSession, user);
        new NativeLevel(authSession).write(levels, snapshot);
        if (!RestoredSession.isMarked(authSession)) {
            attachedSession().ifPresent(ledger::forget);
        }
        switch (FlowGrant.of(context)) {
            case BROWSER -> passInBrowser(verdict, levels);
            case API -> passOverRest();
            default -> Gate.pass(authSession);
        }
    }

    /**
     * What was proven counts later where the same key is shown, and nowhere else. Of the proofs of earlier calls Keycloak
     * knows nothing in this one, and it forgets wrong answers only after right ones that it knows of.
     */
    private void passOverRest() {
        provenInRequest().forEach(natively::tell);
        ToldAgent.in(authSession).map(UserAgent::at).ifPresent(agent -> agent.write(authSession));
        device.id().ifPresent(ledger::provenIn);
        new Gate(context.getSession()).open(authSession, user);
    }

    private void passInBrowser(Verdict.Decided verdict, Levels levels) {
        boolean isAcquainted = new Acquaintance(context, ledger.current(), moment()).isMade(levels, asked());
        new PassedSignIn(context.getSession(), context.getRealm(), user, moment())
                .keep(ledger.current(), isAcquainted, device.id());
        boolean isFirst =
                !RestoredSession.isMarked(authSession) && attachedSession().isEmpty();
        if (isAcquainted || isFirst) {
            new ProvenPlace(BrowserFacts.address(context.getSession())).write(authSession);
        }
        new BrowserFacts(context.getSession(), authSession, now)
                .userAgent(device.browser())
                .write(authSession);
        device.tell(verdict.sparedBy());
        device.settle(verdict.judgement(), isAcquainted, ledger.isBoundToBrowser())
                .ifPresent(ledger::provenIn);
        new Gate(context.getSession()).open(authSession, user);
    }

    /** The session that Keycloak will attach this sign-in to although no SSO cookie has opened it. */
    private Optional<UserSessionModel> attachedSession() {
        String id = authSession.getParentSession().getId();
        return Optional.ofNullable(context.getSession().sessions().getUserSession(context.getRealm(), id));
    }
}
