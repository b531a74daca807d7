package io.keycloakstepup.spring;

import io.keycloakstepup.resource.guard.GuardResult;
import io.keycloakstepup.resource.guard.GuardResult.Unauthenticated;
import io.keycloakstepup.resource.guard.GuardResult.Unavailable;
import io.keycloakstepup.resource.guard.TokenGuard;
import io.keycloakstepup.resource.matrix.Requirement;
import io.keycloakstepup.resource.token.TokenScheme;
import jakarta.servlet.http.HttpServletRequest;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/** Says whether who sends a request has proven enough. Nothing of what is needed is said to who has no valid token. */
final class RequestGuard {

    private static final List<TokenScheme> SCHEMES = List.of(TokenScheme.BEARER);

    /** Where containers keep what a client proved in the TLS handshake, its own certificate first. */
    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

    private final TokenGuard guard;
    private final Clock clock;

    RequestGuard(TokenGuard guard, Clock clock) {
        this.guard = guard;
        this.clock = clock;
    }

    GuardResult check(Requirement requirement, @Nullable Authentication who, HttpServletRequest request) {
        return VerifiedTokens.check(who, Collections.list(request.getHeaders("Authorization")), certificate(request))
                .match(
                        token -> guard.check(requirement, token, VerifiedTokens.sent(who), clock.instant()),
                        () -> new Unauthenticated(SCHEMES, Optional.empty(), Optional.empty()),
                        wrong -> new Unauthenticated(
                                List.of(wrong.scheme()), Optional.of(wrong.error()), wrong.dpopNonce()),
                        unknown -> new Unavailable(unknown.what()));
    }

    private static Optional<X509Certificate> certificate(HttpServletRequest request) {
        return request.getAttribute(CERTIFICATES) instanceof X509Certificate[] chain && chain.length > 0
                ? Optional.of(chain[0])
                : Optional.empty();
    }
}
