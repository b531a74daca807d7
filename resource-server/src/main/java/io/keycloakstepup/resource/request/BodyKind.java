package io.keycloakstepup.resource.request;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the headers of a request say of its body.
 *
 * @param types its content types in lower case; more than one only where there is more than one header
 * @param mayBeThere whether there may be a body
 */
record BodyKind(List<String> types, boolean mayBeThere) {

    BodyKind {
        types = List.copyOf(types);
    }

    /**
     * By these headers.
     *
     * @param headers the headers by their names in lower case
     */
    static BodyKind of(Map<String, List<String>> headers) {
        List<String> types = headers.getOrDefault("content-type", List.of()).stream()
                .map(type -> type.toLowerCase(Locale.ROOT).strip())
                .toList();
        boolean isEmpty = headers.getOrDefault("content-length", List.of("0")).equals(List.of("0"))
                && !headers.containsKey("transfer-encoding");
        return new BodyKind(types, !isEmpty);
    }

    /** Whether somebody might read parameters out of it: a form, or what says nothing of itself, which Rack takes for one. */
    boolean isForm() {
        return types.stream().anyMatch(type -> type.contains("form-urlencoded") || type.contains("multipart/"))
                || (mayBeThere && types.stream().allMatch(String::isEmpty));
    }

    /** Whether it says that it is a form whose parameters are written like those of a query. */
    boolean isUrlEncoded() {
        return types.stream().anyMatch(type -> type.contains("form-urlencoded"));
    }

    /** Whether it can be taken for one thing only, as far as its headers go: no form, and not of two types at once. */
    boolean isClear() {
        return !isForm() && types.size() <= 1;
    }
}
