package io.keycloakstepup.admin.console;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.keycloak.headers.SecurityHeadersProvider;
import org.keycloak.models.BrowserSecurityHeaders;
import org.keycloak.models.KeycloakSession;
import org.keycloak.urls.UrlType;

/**
 * The headers under which the page is served. They are the page's own: what a realm has set for its login pages may be
 * looser than what a page should have that holds an administrator's token.
 */
record PageHeaders(KeycloakSession session) {

    Response.ResponseBuilder on(Response.ResponseBuilder answer) {
        session.getProvider(SecurityHeadersProvider.class).options().skipHeaders();
        String transport = BrowserSecurityHeaders.STRICT_TRANSPORT_SECURITY.getKey();
        return answer.header("Content-Security-Policy", contentSecurityPolicy())
                .header("X-Frame-Options", "DENY")
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "none")
                .header(
                        BrowserSecurityHeaders.STRICT_TRANSPORT_SECURITY.getHeaderName(),
                        session.getContext()
                                .getRealm()
                                .getBrowserSecurityHeaders()
                                .get(transport))
                .header("Cache-Control", "no-cache");
    }

    private String contentSecurityPolicy() {
        String signIn = signInOrigin();
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self' " + signIn
                + "; frame-src 'self' " + signIn
                + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    /** Where users sign in: another origin than the page's where the server has a host name of its own for admins. */
    private String signInOrigin() {
        URI base = session.getContext().getUri(UrlType.FRONTEND).getBaseUri();
        return base.getScheme() + "://" + base.getAuthority();
    }
}
