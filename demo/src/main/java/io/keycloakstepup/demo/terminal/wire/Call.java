package io.keycloakstepup.demo.terminal.wire;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A call that is to be made.
 *
 * @param accessToken the token that it brings, bound to the key; empty if it brings none
 * @param headers what headers it has besides token and proof
 * @param body the body; empty for none
 */
public record Call(String method, URI address, String accessToken, Map<String, String> headers, String body) {

    public Call {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(accessToken, "accessToken");
        headers = Map.copyOf(headers);
        Objects.requireNonNull(body, "body");
    }

    public static Call get(URI address) {
        return new Call("GET", address, "", Map.of(), "");
    }

    public static Call json(URI address, String json) {
        return new Call("POST", address, "", Map.of("Content-Type", "application/json"), json);
    }

    public static Call form(URI address, Map<String, String> form) {
        String encoded = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return new Call("POST", address, "", Map.of("Content-Type", "application/x-www-form-urlencoded"), encoded);
    }

    /** The same with an access token. */
    public Call bringing(String token) {
        return new Call(method, address, token, headers, body);
    }

    /** The same with one more header. */
    public Call with(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new Call(method, address, accessToken, more, body);
    }
}
