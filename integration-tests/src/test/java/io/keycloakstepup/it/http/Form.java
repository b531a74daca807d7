package io.keycloakstepup.it.http;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Names and values in {@code application/x-www-form-urlencoded}, as bodies and query strings carry them. */
public final class Form {

    private Form() {}

    public static String encode(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** The parameters of a URI's query, or of its fragment where it has one; empty where it has neither. */
    public static Map<String, String> parameters(URI uri) {
        String encoded = uri.getRawFragment() != null ? uri.getRawFragment() : uri.getRawQuery();
        Map<String, String> parameters = new LinkedHashMap<>();
        if (encoded != null) {
            Arrays.stream(encoded.split("&")).map(pair -> pair.split("=", 2)).forEach(pair -> {
                parameters.put(decode(pair[0]), pair.length == 2 ? decode(pair[1]) : "");
            });
        }
        return parameters;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
