package io.keycloakstepup.gateway.proxy;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Headers in which a proxy says which request it asks about. Where one stands twice somebody else wrote the other.
 *
 * @param method the name of the one, in lower case
 * @param target the name of the other, in lower case
 */
record OriginalHeaders(String method, String target) {

    Optional<Original> read(Map<String, List<String>> headers) {
        return only(headers, method).flatMap(said -> only(headers, target).flatMap(where -> Original.of(said, where)));
    }

    private static Optional<String> only(Map<String, List<String>> headers, String name) {
        return Optional.of(headers.getOrDefault(name, List.of()))
                .filter(values -> values.size() == 1)
                .map(values -> values.get(0));
    }
}
