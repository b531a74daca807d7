package io.keycloakstepup.resource.servlet;

import io.keycloakstepup.resource.answer.Answer;
import io.keycloakstepup.resource.answer.Answers;
import io.keycloakstepup.resource.answer.StepUpOffer;
import io.keycloakstepup.resource.guard.GuardResult;
import io.keycloakstepup.resource.guard.StepUpGuard;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Lets requests go on that the guard lets go on, and answers the others. It belongs in front of everything that looks at a
 * request, behind what handles CORS. Thread-safe.
 */
public final class StepUpFilter implements Filter {

    /** The attribute of requests that went on: a {@link GuardResult.Pass}. */
    public static final String PASS = "io.keycloakstepup.resource.pass";

    /** The attribute of requests that went on here; another filter's is another. */
    private final String passedHere = PASS + "." + UUID.randomUUID();

    private final StepUpGuard guard;
    private final ServletRequests requests;
    private final Clock clock;
    private final Optional<StepUpOffer> offer;

    /**
     * A filter.
     *
     * @param offer what clients get that would rather have 202 than 401; empty where all get 401
     */
    StepUpFilter(StepUpGuard guard, ServletRequests requests, Clock clock, Optional<StepUpOffer> offer) {
        this.guard = Objects.requireNonNull(guard, "guard");
        this.requests = Objects.requireNonNull(requests, "requests");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.offer = Objects.requireNonNull(offer, "offer");
    }

    /** What makes a filter. */
    public static StepUpFilterBuilder builder() {
        return new StepUpFilterBuilder();
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!(request instanceof HttpServletRequest http) || !(response instanceof HttpServletResponse answered)) {
            throw new ServletException("only HTTP can be guarded");
        }
        if (isUnderWay(http)) {
            chain.doFilter(request, response);
            return;
        }
        BufferedBody body = new BufferedBody(http, guard.limits().bodyBytes());
        GuardResult result = check(http, body);
        Optional<Answer> answer = answer(result, http);
        if (answer.isPresent()) {
            WrittenAnswer.write(answer.get(), answered);
            return;
        }
        http.setAttribute(PASS, result);
        http.setAttribute(passedHere, true);
        chain.doFilter(body.request(), response);
    }

    /** Whether the application, or the container, hands on within itself what went on here already: it is approved once. */
    private boolean isUnderWay(HttpServletRequest request) {
        return request.getDispatcherType() != DispatcherType.REQUEST && request.getAttribute(passedHere) != null;
    }

    private GuardResult check(HttpServletRequest request, BufferedBody body) throws IOException {
        try {
            return guard.check(requests.read(request, body), clock.instant());
        } catch (UncheckedIOException e) {
            // The body broke off while it was read.
            throw new IOException("the body could not be read", e);
        }
    }

    private Optional<Answer> answer(GuardResult result, HttpServletRequest request) {
        if (offer.isEmpty() || !(result instanceof GuardResult.StepUp more)) {
            return Answers.to(result);
        }
        return StepUpOffer.isWanted(Collections.list(request.getHeaders("Accept")))
                ? Optional.of(offer.get().of(more.challenge()))
                : Answers.to(result).map(answer -> answer.with("Vary", "Accept"));
    }
}
