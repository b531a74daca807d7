package io.keycloakstepup.resource.guard;

import io.keycloakstepup.resource.request.ApiRequest;
import io.keycloakstepup.resource.request.RequestBody;
import io.keycloakstepup.resource.token.PresentedRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A request as it reaches the guard.
 *
 * @param sender those parts that say who sends it
 * @param path the path within the API, not decoded, without a query; what does not begin with a slash is unreadable
 * @param query the query, not decoded; may be empty
 * @param headers the headers by their names in lower case, each with all of its values
 * @param body the body
 */
public record IncomingRequest(
        PresentedRequest sender, String path, String query, Map<String, List<String>> headers, RequestBody body) {

    public IncomingRequest {
        Objects.requireNonNull(sender, "sender");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(query, "query");
        headers = Map.copyOf(headers);
        Objects.requireNonNull(body, "body");
    }

    /** What it asks for; empty where its path can be read in more than one way. */
    Optional<ApiRequest> read() {
        return ApiRequest.of(sender.method(), path, query, headers, body, sender.remoteAddress());
    }

    @Override
    public String toString() {
        return "IncomingRequest[" + sender.method() + "]";
    }
}
