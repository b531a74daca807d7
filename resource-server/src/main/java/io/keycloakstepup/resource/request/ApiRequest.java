package io.keycloakstepup.resource.request;

import java.nio.charset.StandardCharsets;
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
     * What the method may be taken for by the readers that are known to us, in upper case: a HEAD is answered by what answers
     * GET, and many a framework takes another method from a header, from the query or from a form. A framework with a name of
     * its own for such a parameter is not among them.
     */
    public Set<String> possibleMethods() {
        return new Methods(this).possible();
    }

    /** The method that was sent and those that the request says to take instead, in upper case. */
    public Set<String> namedMethods() {
        return new Methods(this).named();
    }

    /** Whether nobody that is known to us takes this request's method for another. */
    public boolean hasOneMethod() {
        return possibleMethods().equals(Set.of(method));
    }

    /** Whether all that is known to us reads the body alike, as far as its headers go: it is no form, and of one type. */
    public boolean hasClearBody() {
        return BodyKind.of(headers).isClear();
    }

    /**
     * Whether it names an access token in its query or in a form (RFC 6750 §2.2 and §2.3), where a guard does not take it from
     * and an application may. Parts of a {@code multipart} body are not looked into, nor is a form that cannot be.
     */
    public boolean namesToken() {
        int query = target.indexOf('?');
        return (query >= 0 && TokenParameter.isAmong(target.substring(query + 1)))
                || (BodyKind.of(headers).isUrlEncoded()
                        && body.bytes()
                                .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
                                .filter(TokenParameter::isAmong)
                                .isPresent());
    }

    /** Whether there is a form that cannot be looked into, as it is longer than the limit. */
    public boolean hasUnseenForm() {
        BodyKind kind = BodyKind.of(headers);
        return kind.isUrlEncoded() && kind.mayBeThere() && body.bytes().isEmpty();
    }

    /** The method alone: path, query, headers and body may hold what is nothing for logs. */
    @Override
    public String toString() {
        return "ApiRequest[" + method + "]";
    }
}
