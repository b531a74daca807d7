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
        return once(header)
                .map(value -> value.substring(value.lastIndexOf(',') + 1).strip())
                .filter(text -> !text.isEmpty());
    }

    /** The first element of a header that stands there once; empty where there is none. */
    Optional<String> firstOf(String header) {
        return once(header).map(value -> value.split(",", 2)[0].strip()).filter(text -> !text.isEmpty());
    }

    /** A header that stands there once and has one element; empty where that is not so. */
    Optional<String> onlyOf(String header) {
        return once(header).map(String::strip).filter(text -> !text.isEmpty() && text.indexOf(',') < 0);
    }

    private Optional<String> once(String header) {
        List<String> values = headers.getOrDefault(header, List.of());
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    @Override
    public String toString() {
        return "Asked[" + method + "]";
    }
}
