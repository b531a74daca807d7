package io.keycloakstepup.spring;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.oauth2.server.resource.authentication.AbstractOAuth2TokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthentication;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.filter.GenericFilterBean;

/**
 * Adds {@link ProvenFactors} to what Spring Security knows of the user of a verified token, whatever converter the application
 * has. An application's own kind of authentication is left as it is.
 */
final class FactorsFilter extends GenericFilterBean {

    private final SecurityContextHolderStrategy contexts;
    private final Clock clock;
    private final Duration skew;

    FactorsFilter(SecurityContextHolderStrategy contexts, Clock clock, Duration skew) {
        this.contexts = contexts;
        this.clock = clock;
        this.skew = skew;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Authentication who = contexts.getContext().getAuthentication();
        if (isSprings(who) && who instanceof AbstractOAuth2TokenAuthenticationToken<?> token) {
            add(ProvenFactors.of(token.getTokenAttributes(), clock.instant(), skew), who);
        }
        chain.doFilter(request, response);
    }

    /** Spring's own can be made anew with all that they are; a subclass would lose what is its own. */
    private static boolean isSprings(@Nullable Authentication who) {
        return who != null
                && who.isAuthenticated()
                && List.of(JwtAuthenticationToken.class, BearerTokenAuthentication.class)
                        .contains(who.getClass());
    }

    private void add(List<FactorGrantedAuthority> factors, Authentication who) {
        if (!factors.isEmpty()) {
            SecurityContext context = contexts.createEmptyContext();
            context.setAuthentication(
                    who.toBuilder().authorities(all -> all.addAll(factors)).build());
            contexts.setContext(context);
        }
    }
}
