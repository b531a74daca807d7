package io.keycloakstepup.spring;

import io.keycloakstepup.resource.answer.Answer;
import io.keycloakstepup.resource.answer.Answers;
import io.keycloakstepup.resource.guard.GuardResult;
import io.keycloakstepup.resource.servlet.WrittenAnswer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.web.filter.GenericFilterBean;

/**
 * Answers what {@link StepUpAuthorization} refused: 401 with a challenge (RFC 9470 §3), and 403 where no proof helps. It stands
 * within Spring Security's own exception handling, whose handlers know of neither, and leaves all else to them: also who has sent
 * no token.
 */
final class StepUpAnswerFilter extends GenericFilterBean {

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(request, response);
        } catch (AuthorizationDeniedException denied) {
            Optional<Answer> answer = denied.getAuthorizationResult() instanceof StepUpDecision decision
                    ? answer(decision.result())
                    : Optional.empty();
            if (answer.isEmpty() || !(response instanceof HttpServletResponse http)) {
                throw denied;
            }
            WrittenAnswer.write(answer.get(), http);
        }
    }

    private static Optional<Answer> answer(GuardResult result) {
        boolean isNobody =
                result instanceof GuardResult.Unauthenticated who && who.error().isEmpty();
        return isNobody ? Optional.empty() : Answers.to(result);
    }
}
