package io.keycloakstepup.it.clients;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** The one operation of the API: it tells what Spring knows of its caller. */
final class SpringApiPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!(SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken caller)) {
            throw new IOException("nobody called with a token");
        }
        Jwt token = caller.getToken();
        SpringPage.write(
                response,
                Map.of(
                        "name",
                        caller.getName(),
                        "acr",
                        String.valueOf(token.getClaimAsString("acr")),
                        "amr",
                        String.join(" ", token.getClaimAsStringList("amr")),
                        "auth_time",
                        String.valueOf(token.getClaimAsInstant("auth_time"))));
    }
}
