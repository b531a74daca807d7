package io.keycloakstepup.resource.servlet;

import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parameters of a form that was read already, as a container would have found them in it. */
final class FormParameters {

    private FormParameters() {}

    /**
     * Those of a query with those of a form behind them (Jakarta Servlet 6.0 §3.1).
     *
     * @param query those of the query
     * @param form the bytes of the form; a parameter in it that cannot be decoded is left out
     */
    static Map<String, String[]> behind(Map<String, String[]> query, byte[] form, Charset charset) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        query.forEach((name, values) -> all.put(name, new ArrayList<>(Arrays.asList(values))));
        for (String pair : new String(form, charset).split("&", -1)) {
            int equals = pair.indexOf('=');
            Optional<String> name = decoded(equals < 0 ? pair : pair.substring(0, equals), charset);
            Optional<String> value = decoded(equals < 0 ? "" : pair.substring(equals + 1), charset);
            if (name.filter(text -> !text.isEmpty()).isPresent() && value.isPresent()) {
                all.computeIfAbsent(name.get(), any -> new ArrayList<>()).add(value.get());
            }
        }
        Map<String, String[]> parameters = new LinkedHashMap<>();
        all.forEach((name, values) -> parameters.put(name, values.toArray(String[]::new)));
        return Collections.unmodifiableMap(parameters);
    }

    private static Optional<String> decoded(String raw, Charset charset) {
        try {
            return Optional.of(URLDecoder.decode(raw, charset));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
