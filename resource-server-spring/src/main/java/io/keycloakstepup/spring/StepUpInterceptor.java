package io.keycloakstepup.spring;

import io.keycloakstepup.resource.answer.Answer;
import io.keycloakstepup.resource.answer.Answers;
import io.keycloakstepup.resource.matrix.Requirement;
import io.keycloakstepup.resource.servlet.WrittenAnswer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.web.context.request.async.WebAsyncUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Holds {@link StepUp}: before anything of the request is read for the operation, but for {@code multipart} bodies, which Spring MVC
 * parses first unless {@code spring.servlet.multipart.resolve-lazily} is set; and with an answer of its own that no exception
 * handler of the application makes into another one. Thread-safe.
 */
final class StepUpInterceptor implements HandlerInterceptor {

    private final AnnotatedOperations operations;
    private final RequestGuard guard;
    private final SecurityContextHolderStrategy contexts;

    StepUpInterceptor(AnnotatedOperations operations, RequestGuard guard, SecurityContextHolderStrategy contexts) {
        this.operations = operations;
        this.guard = guard;
        this.contexts = contexts;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!(handler instanceof HandlerMethod operation) || isDone(request)) {
            return true;
        }
        Optional<Requirement> requirement = operations.requirement(operation.getBeanType(), operation.getMethod());
        Optional<Answer> answer = requirement.flatMap(required ->
                Answers.to(guard.check(required, contexts.getContext().getAuthentication(), request)));
        if (answer.isPresent()) {
            WrittenAnswer.write(answer.get(), response);
        }
        return answer.isEmpty();
    }

    /** The operation ran already, on another thread: what is left is to write what came of it. */
    private static boolean isDone(HttpServletRequest request) {
        return WebAsyncUtils.getAsyncManager(request).hasConcurrentResult();
    }
}
