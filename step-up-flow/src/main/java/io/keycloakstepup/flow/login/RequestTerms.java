package io.keycloakstepup.flow.login;

import io.keycloakstepup.policy.decision.Judgement;
import io.keycloakstepup.policy.decision.Wish;
import io.keycloakstepup.policy.level.Levels;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.authentication.AuthenticationFlowContext;

/** What one request, its client and Keycloak ask beside the policy: each of them can raise what is asked, none lower it. */
final class RequestTerms {

    private final NativeRequest natively;
    private final ClientMinimum minimum;
    private final AskedLevels asked;

    RequestTerms(AuthenticationFlowContext context, Levels levels) {
        AcrMeaning meaning =
                new AcrMeaning(levels, context.getAuthenticationSession().getClient());
        this.natively = new NativeRequest(context, meaning);
        this.minimum = new ClientMinimum(meaning.client(), meaning);
        this.asked = new AskedLevels(context.getAuthenticationSession(), meaning);
    }

    /** Whether something is demanded that no level of the policy can meet, whoever signs in. */
    boolean isBeyond() {
        return natively.isBeyond() || minimum.isBeyond();
    }

    /** What the policy asks, and what is demanded beside it. */
    Judgement added(Judgement judgement) {
        return Stream.of(natively.requirement(), minimum.requirement())
                .flatMap(Optional::stream)
                .reduce(judgement, Judgement::requiring, (one, other) -> other);
    }

    /** The levels that the request names. */
    Wish wish() {
        return asked.wish(minimum.level());
    }
}
