package io.keycloakstepup.demo.terminal.wire;

import io.keycloakstepup.demo.terminal.json.Json;
import io.keycloakstepup.demo.terminal.json.JsonText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What was said, without what nobody should read over somebody's shoulder. */
final class Shortened {

    private static final Set<String> HIDDEN =
            Set.of("password", "passCode", "sharedSecret", "otpauth", "qrCode", "code_verifier");
    private static final Set<String> CUT = Set.of("stateToken", "authorization_code", "code");

    /** Words such as those for what went wrong, and addresses, are no secrets. */
    private static final Pattern PLAIN = Pattern.compile("[a-z_]+|https?:.*");

    private static final int LONG = 60;
    private static final int SHOWN = 12;

    private Shortened() {}

    /** A body: JSON, or a form. */
    static String of(String body) {
        if (body.startsWith("{")) {
            return of(Json.read(body));
        }
        return String.join(
                "&", List.of(body.split("&", -1)).stream().map(Shortened::field).toList());
    }

    static String of(Json document) {
        return document.isNothing() ? "" : JsonText.of(shorter("", document));
    }

    private static String field(String field) {
        String[] parts = field.split("=", 2);
        return parts.length == 2 ? parts[0] + "=" + shown(parts[0], parts[1]) : field;
    }

    private static Object shorter(String name, Json json) {
        if (json.value() instanceof Map<?, ?> members) {
            Map<String, Object> fewer = new LinkedHashMap<>();
            members.keySet()
                    .forEach(key -> fewer.put(key.toString(), shorter(key.toString(), json.at(key.toString()))));
            return fewer;
        }
        if (json.value() instanceof List) {
            return json.elements().stream()
                    .map(element -> shorter(name, element))
                    .toList();
        }
        return json.value() instanceof String text ? shown(name, text) : json;
    }

    private static String shown(String name, String text) {
        if (HIDDEN.contains(name)) {
            return "(not shown)";
        }
        boolean isCut = text.length() > (CUT.contains(name) ? SHOWN : LONG)
                && !PLAIN.matcher(text).matches();
        return isCut ? text.substring(0, SHOWN) + "... (" + text.length() + " characters)" : text;
    }
}
