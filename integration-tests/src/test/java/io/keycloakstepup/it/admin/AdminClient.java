package io.keycloakstepup.it.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakstepup.it.http.Answer;
import io.keycloakstepup.it.http.Http;
import io.keycloakstepup.it.http.Json;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** An administrator's REST calls below one path of the server. Thread-safe. */
public final class AdminClient {

    private final Http http;
    private final URI root;
    private final AdminToken token;

    private AdminClient(Http http, URI root, AdminToken token) {
        this.http = http;
        this.root = root;
        this.token = token;
    }

    /** An administrator of the master realm; paths are those below {@code /admin/realms}. */
    public static AdminClient of(URI server, String name, String password) {
        return new AdminClient(
                Http.withoutCookies(), URI.create(server + "/admin/realms"), new AdminToken(server, name, password));
    }

    /** The same administrator, whose calls share no connection with earlier ones. */
    public AdminClient overNewConnections() {
        return new AdminClient(Http.withoutCookies(), root, token);
    }

    /** The same administrator with all paths below the given one. */
    public AdminClient below(String path) {
        return new AdminClient(http, URI.create(root + path), token);
    }

    public Answer get(String path) {
        return http.get(uri(path), authorization());
    }

    /** What stands at a path; the test fails unless it is there. */
    public JsonNode read(String path) {
        return get(path).expect(200).json();
    }

    public Answer post(String path, Object json) {
        return send("POST", path, "application/json", Json.write(json));
    }

    public Answer put(String path, Object json) {
        return send("PUT", path, "application/json", Json.write(json));
    }

    public Answer delete(String path) {
        return http.send("DELETE", uri(path), authorization(), "");
    }

    /** Sends any text with its media type, such as a policy in YAML. */
    public Answer send(String method, String path, String mediaType, String text) {
        return send(method, path, mediaType, text, Map.of());
    }

    /** Sends any text with its media type and further headers. */
    public Answer send(String method, String path, String mediaType, String text, Map<String, String> more) {
        Map<String, String> headers = new HashMap<>(more);
        headers.putAll(Map.of("Authorization", bearer(), "Content-Type", mediaType));
        return http.send(method, uri(path), headers, text);
    }

    /** Creates what the JSON says below a path, and answers its id. */
    public String create(String path, Object json) {
        String location = post(path, json).expect(201).header("Location").orElseThrow();
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private URI uri(String path) {
        return URI.create(root + path);
    }

    private Map<String, String> authorization() {
        return Map.of("Authorization", bearer());
    }

    private String bearer() {
        return "Bearer " + token.at(Instant.now());
    }
}
