package io.keycloakstepup.resource.request;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A request to an API.
 *
 * @param method the HTTP method as it was sent
 * @param target path and query as they were sent
 * @param path the path
 * @param query the parameters of the query; empty where they can be read in more than one way, or where a form in the body
 *     may add to them or take their place
 * @param headers the headers by their names in lower case, each with all of its values
 * @param body the body
 * @param address the address it comes from; empty where it is not known
 */
public record ApiRequest(
        String method,
        String target,
        RequestPath path,
        Optional<Map<String, List<String>>> query,
        Map<String, List<String>> headers,
        RequestBody body,
        Optional<String> address) {

    public ApiRequest {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(path, "path");
        query = query.map(Map::copyOf);
        headers = Map.copyOf(headers);
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(address, "address");
    }

    /**
     * A request as it was sent.
     *
     * @param rawPath the path, not decoded, without a query
     * @param rawQuery the query, not decoded; may be empty
     * @param address the address it comes from; empty where it is not known
     * @return the request; empty where its path can be read in more than one way
     */
    public static Optional<ApiRequest> of(
            String method,
            String rawPath,
            String rawQuery,
            Map<String, List<String>> headers,
            RequestBody body,
            String address) {
        String target = rawQuery.isEmpty() ? rawPath : rawPath + "?" + rawQuery;
        return RequestPath.read(rawPath)
                .match(
                        path -> Optional.of(new ApiRequest(
                                method,
                                target,
                                path,
                                BodyKind.of(headers).isForm() ? Optional.empty() : Query.read(rawQuery),
                                headers,
                                body,
                                Optional.of(address).filter(text -> !text.isEmpty()))),
                        why -> Optional.empty());
    }

    /**
     * The methods that somebody behind might take this request's for, in upper case: a HEAD is answered by what answers GET,
     * and many a framework takes another method from a header, from the query or from a form.
     */
    public Set<String> possibleMethods() {
        return new Methods(this).possible();
    }

    /** Whether nobody that is known to us takes this request's method for another. */
    public boolean hasOneMethod() {
        return possibleMethods().equals(Set.of(method));
    }

    /** The method alone: all else is the client's own. */
    @Override
    public String toString() {
        return "ApiRequest[" + method + "]";
    }
}
