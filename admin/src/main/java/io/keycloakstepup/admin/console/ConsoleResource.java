package io.keycloakstepup.admin.console;

import io.keycloakstepup.admin.json.Json;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.keycloak.models.KeycloakSession;
import org.keycloak.urls.UrlType;

/** {@code /realms/{realm}/step-up-console}: the page and its files, for everybody; they say nothing of the realm. */
public final class ConsoleResource {

    static final String PATH = "step-up-console";

    private final KeycloakSession session;
    private final PageHeaders headers;

    ConsoleResource(KeycloakSession session) {
        this.session = session;
        this.headers = new PageHeaders(session);
    }

    /** The page. Its files are found relative to a path without a slash at the end. */
    @GET
    public Response page() {
        URI address = session.getContext().getUri(UrlType.ADMIN).getRequestUri();
        String path = address.getRawPath();
        return path.endsWith("/")
                ? Response.seeOther(address.resolve(path.substring(0, path.length() - 1)))
                        .build()
                : answer(ConsoleFile.PAGE);
    }

    /** What the page has to know of the server. */
    @GET
    @Path("settings.json")
    public Response settings() {
        return headers.on(Response.ok(Json.text(ConsoleSettings.of(session)), MediaType.APPLICATION_JSON_TYPE))
                .build();
    }

    /** One of its files, or 404. */
    @GET
    @Path("{file}")
    public Response file(@PathParam("file") String name) {
        return ConsoleFile.named(name).map(this::answer).orElseGet(() -> Response.status(Response.Status.NOT_FOUND)
                .build());
    }

    private Response answer(ConsoleFile file) {
        return headers.on(Response.ok(file.content(), file.type())).build();
    }
}
