package io.keycloakstepup.resource.request;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the query of a request: names, each with all of its values. */
final class Query {

    private Query() {}

    /**
     * The parameters; empty where there is more than one way to read them: broken escapes, semicolons, which some take for
     * separators, or two names that are one to somebody who knows no case, takes {@code scope[]} and {@code scope[0]} for
     * {@code scope}, or makes no difference between dots, hyphens, blanks and underscores, as PHP does.
     *
     * @param raw the query as the client sent it, not decoded; may be empty
     */
    static Optional<Map<String, List<String>>> read(String raw) {
        if (raw.indexOf(';') >= 0) {
            return Optional.empty();
        }
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        ParameterNames names = new ParameterNames();
        for (String pair : raw.isEmpty() ? new String[0] : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            Optional<String> name = decode(equals < 0 ? pair : pair.substring(0, equals));
            Optional<String> value = decode(equals < 0 ? "" : pair.substring(equals + 1));
            if (name.isEmpty() || value.isEmpty()) {
                return Optional.empty();
            }
            if (names.isTwice(name.get())) {
                return Optional.empty();
            }
            parameters.computeIfAbsent(name.get(), any -> new ArrayList<>()).add(value.get());
        }
        return Optional.of(parameters);
    }

    private static Optional<String> decode(String raw) {
        boolean isPlain = raw.chars().allMatch(character -> character > ' ' && character <= '~');
        return isPlain ? PathDecoder.decode(raw.replace('+', ' ')) : Optional.empty();
    }
}
