package io.keycloakstepup.resource.request;

import io.keycloakstepup.resource.json.StrictJson;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The body of a request, read when somebody asks for it, and only once. Not thread-safe. */
public final class RequestBody {

    private final Once<Optional<byte[]>> bytes;
    private final Once<Optional<Map<String, Object>>> object;

    private RequestBody(boolean isJson, Supplier<Optional<byte[]>> source) {
        this.bytes = new Once<>(source);
        this.object = new Once<>(() -> isJson ? bytes.get().flatMap(StrictJson::readObject) : Optional.empty());
    }

    /**
     * The body of a request with these headers.
     *
     * @param headers the headers by their names in lower case
     * @param source what reads the body: empty where it is longer than the limit, or not there as it was announced
     */
    public static RequestBody of(Map<String, List<String>> headers, Supplier<Optional<byte[]>> source) {
        return new RequestBody(isJson(headers), source);
    }

    /** The body of a request that has none. */
    public static RequestBody none() {
        return new RequestBody(false, () -> Optional.of(new byte[0]));
    }

    /** All bytes as they came; empty where there are more than the limit allows, or where not all of them can be had. */
    public Optional<byte[]> bytes() {
        return bytes.get().map(byte[]::clone);
    }

    /** The JSON object that it is; empty where it is none, too large, compressed, or open to more than one reading. */
    public Optional<Map<String, Object>> object() {
        return object.get();
    }

    private static boolean isJson(Map<String, List<String>> headers) {
        List<String> types = headers.getOrDefault("content-type", List.of());
        boolean isPlain = headers.getOrDefault("content-encoding", List.of()).stream()
                .allMatch(coding -> coding.strip().equalsIgnoreCase("identity"));
        return isPlain && types.size() == 1 && isJson(types.get(0));
    }

    private static boolean isJson(String contentType) {
        String[] parts = contentType.toLowerCase(Locale.ROOT).split(";", -1);
        String type = parts[0].strip();
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].replace("\"", "").strip();
            if (parameter.startsWith("charset") && !parameter.equals("charset=utf-8")) {
                return false;
            }
        }
        return type.equals("application/json") || (type.startsWith("application/") && type.endsWith("+json"));
    }
}
