package io.keycloakstepup.it.clients;

import io.keycloakstepup.it.http.Json;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.ClientAuthorizationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;

/**
 * The one page of the application: it tells its user's access token, which Spring renews where it has run out. A renewal that is
 * refused is told by Spring's exception.
 */
final class SpringPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient OAuth2AuthorizedClientManager manager;

    SpringPage(OAuth2AuthorizedClientManager manager) {
        this.manager = manager;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Authentication user = SecurityContextHolder.getContext().getAuthentication();
        if (!(user instanceof OAuth2AuthenticationToken signedIn)) {
            throw new IOException("nobody is signed in: " + user);
        }
        try {
            write(response, Map.of("token", token(signedIn, request, response)));
        } catch (ClientAuthorizationException refusal) {
            String code = refusal.getError().getErrorCode();
            write(response, Map.of("exception", refusal.getClass().getSimpleName(), "error", code));
        }
    }

    private String token(OAuth2AuthenticationToken user, HttpServletRequest request, HttpServletResponse response) {
        OAuth2AuthorizedClient client = manager.authorize(
                OAuth2AuthorizeRequest.withClientRegistrationId(user.getAuthorizedClientRegistrationId())
                        .principal(user)
                        .attribute(HttpServletRequest.class.getName(), request)
                        .attribute(HttpServletResponse.class.getName(), response)
                        .build());
        return client == null ? "" : client.getAccessToken().getTokenValue();
    }

    static void write(HttpServletResponse response, Map<String, String> members) throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().write(Json.write(members));
    }
}
