package io.keycloakstepup.flow.login;

import io.keycloakstepup.flow.facts.RequestedScopes;
import io.keycloakstepup.policy.decision.Judgement;
import io.keycloakstepup.policy.decision.Wish;
import io.keycloakstepup.policy.rule.Policy;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.sessions.AuthenticationSessionModel;

/** What one request, its client, its scopes and Keycloak ask beside the policy: each of them can raise what is asked, none lower it. */
final class RequestTerms {

    private final NativeRequest natively;
    private final LeastLevel minimum;
    private final AskedLevels asked;
    private final Optional<ContextWish> contexts;
    private final boolean asksForCodes;

    RequestTerms(AuthenticationFlowContext context, Policy policy) {
        AuthenticationSessionModel authSession = context.getAuthenticationSession();
        RequestedScopes scopes =
                RequestedScopes.of(context.getSession(), authSession, Optional.ofNullable(context.getUser()));
        AcrMeaning meaning = new AcrMeaning(policy.levels(), authSession.getClient());
        this.asksForCodes = policy.asksForEnrolmentCodes();
        this.natively = new NativeRequest(context, meaning);
        this.minimum = new LeastLevel(scopes, meaning);
        this.asked = new AskedLevels(authSession, meaning);
        this.contexts = ContextWish.in(authSession, meaning);
    }

    /** Whether something is demanded that no level of the policy can meet, whoever signs in. */
    boolean isBeyond() {
        return natively.isBeyond() || minimum.isBeyond();
    }

    /**
     * What the policy asks, and what is demanded beside it. Where one rule asks for an enrolment code, a first factor that is
     * added for another application must not be the way round it.
     */
    Judgement added(Judgement judgement) {
        boolean isFirstGuarded = asksForCodes && !judgement.allowsEnrolmentWithoutCode();
        return Stream.of(natively.requirement(isFirstGuarded), minimum.requirement())
                .flatMap(Optional::stream)
                .reduce(judgement, Judgement::requiring, (one, other) -> other);
    }

    /** The levels that the request names. */
    Wish wish() {
        return contexts.map(wish -> wish.wish(minimum.level())).orElseGet(() -> asked.wish(minimum.level()));
    }
}
