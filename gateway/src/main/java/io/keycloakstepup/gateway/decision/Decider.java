package io.keycloakstepup.gateway.decision;

import io.keycloakstepup.gateway.measure.Counters;
import io.keycloakstepup.gateway.proxy.Asked;
import io.keycloakstepup.gateway.proxy.Original;
import io.keycloakstepup.gateway.settings.Settings;
import io.keycloakstepup.resource.answer.Answer;
import io.keycloakstepup.resource.answer.Answers;
import io.keycloakstepup.resource.guard.GuardResult;
import io.keycloakstepup.resource.guard.IncomingRequest;
import io.keycloakstepup.resource.guard.StepUpGuard;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Answers the proxy. What may pass is answered with 200 and nothing else is; whoever may not ask, and whoever does not say
 * which request it asks about, is refused. Thread-safe.
 */
public final class Decider {

    private static final System.Logger LOG = System.getLogger(Decider.class.getName());

    private static final Answer PASS = new Answer(200, List.of(), "", "");

    private static final Answer NOT_A_QUESTION = new Answer(403, List.of(), "", "");

    private final Settings settings;
    private final Supplier<StepUpGuard> guard;
    private final Clock clock;
    private final Counters counters;
    private final Translation translation;

    /**
     * One that asks a guard.
     *
     * @param guard the one that is in force
     */
    public Decider(Settings settings, Supplier<StepUpGuard> guard, Clock clock, Counters counters) {
        this.settings = settings;
        this.guard = guard;
        this.clock = clock;
        this.counters = counters;
        this.translation = new Translation(settings);
    }

    /** What the proxy is told. */
    public Answer answer(Asked asked) {
        if (settings.proxies().filter(known -> !known.contains(asked.from())).isPresent()) {
            counters.count("decisions", "result", "stranger");
            return NOT_A_QUESTION;
        }
        Optional<Original> original =
                settings.proxy().original(asked).flatMap(said -> said.below(settings.pathPrefix()));
        if (original.isEmpty()) {
            counters.count("decisions", "result", "unasked");
            LOG.log(
                    System.Logger.Level.DEBUG,
                    "the proxy does not say once and only once which request it asks about: see how {0} is set up",
                    settings.proxy());
            return NOT_A_QUESTION;
        }
        StepUpGuard now = guard.get();
        return translation
                .incoming(asked, original.get(), now.limits().bodyBytes())
                .map(incoming -> judged(now, incoming))
                .orElse(NOT_A_QUESTION);
    }

    private Answer judged(StepUpGuard now, IncomingRequest incoming) {
        GuardResult result = now.check(incoming, clock.instant());
        counters.count("decisions", "result", Outcome.of(result));
        if (result instanceof GuardResult.Pass pass && !pass.bypassed().isEmpty()) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "let by without a proof: {0} by {1}",
                    pass.bypassed(),
                    pass.token().map(token -> token.clientId()).orElse(""));
        }
        if (result instanceof GuardResult.Unavailable unavailable) {
            LOG.log(System.Logger.Level.WARNING, "nobody can say, as this is out of reach: {0}", unavailable.what());
        }
        Answer answer = Answers.to(result).orElse(PASS);
        return settings.proxy().isTerse() ? Terse.of(answer) : answer;
    }
}
