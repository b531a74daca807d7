package io.keycloakstepup.gateway.proxy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A proxy's question, as HTTP has it.
 *
 * @param method the method of the question
 * @param target what stands in its first line, not decoded
 * @param headers its headers by their names in lower case, each with all of its values
 * @param body what reads what it carries; empty where that is longer than what may be looked into
 * @param from the address that it comes from
 */
public record Asked(
        String method, String target, Map<String, List<String>> headers, Supplier<Optional<byte[]>> body, String from) {

    public Asked {
        headers = Map.copyOf(headers);
    }

    /** The last element of a header that stands there once: what the nearest proxy wrote. Empty where there is none. */
    public Optional<String> lastOf(String header) {
        List<String> values = headers.getOrDefault(header, List.of());
        if (values.size() != 1) {
            return Optional.empty();
        }
        String value = values.get(0);
        return Optional.of(value.substring(value.lastIndexOf(',') + 1).strip()).filter(text -> !text.isEmpty());
    }

    @Override
    public String toString() {
        return "Asked[" + method + "]";
    }
}
