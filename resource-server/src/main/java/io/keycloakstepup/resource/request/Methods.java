package io.keycloakstepup.resource.request;

import io.keycloakstepup.resource.lettering.Folding;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a request's method may be taken for.
 *
 * @param request the request
 */
record Methods(ApiRequest request) {

    /** What frameworks take for the method instead, where somebody lets them; CGI makes no difference between - and _. */
    private static final Set<String> HEADERS =
            Set.of("x-http-method-override", "x-http-method", "x-method-override", "x-method");

    /** Among the parameters of a query or of a form, {@code _method} too; WordPress asks no matter what the method is. */
    private static final Set<String> PARAMETERS = Set.of("-method", "x-http-method-override");

    /** What a form can be taken for, and what may stand in a query that nobody can read. */
    private static final List<String> OF_FORMS = List.of("POST", "PUT", "PATCH", "DELETE");

    /** All of them in upper case, what was sent first. */
    Set<String> possible() {
        Set<String> methods = new LinkedHashSet<>(named());
        guessed().forEach(methods::add);
        if (methods.contains("HEAD")) {
            methods.add("GET");
        }
        return methods;
    }

    /** Those that the request names, in upper case: the one that was sent, and those to be taken instead. */
    Set<String> named() {
        Set<String> methods = new LinkedHashSet<>();
        methods.add(upper(request.method()));
        overridden(request.headers(), HEADERS).forEach(methods::add);
        overridden(request.query().orElse(Map.of()), PARAMETERS).forEach(methods::add);
        return methods;
    }

    /** What may be named where nobody looks. */
    private Stream<String> guessed() {
        boolean isFormPosted = request.method().equalsIgnoreCase("POST")
                && BodyKind.of(request.headers()).isForm();
        return isFormPosted || hasUnclearQuery() ? OF_FORMS.stream() : Stream.empty();
    }

    /** Whether the query cannot be read, and may name a method. */
    private boolean hasUnclearQuery() {
        String raw = request.target().substring(request.target().indexOf('?') + 1);
        return request.query().isEmpty()
                && PathDecoder.decode(raw)
                        .filter(text -> !Folding.of(text).contains("method"))
                        .isEmpty();
    }

    /** What is said under these names, each as {@link #spelling} has it. */
    private static Stream<String> overridden(Map<String, List<String>> said, Set<String> names) {
        return said.entrySet().stream()
                .filter(entry -> names.contains(spelling(entry.getKey())))
                .flatMap(entry -> entry.getValue().stream())
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(Methods::upper)
                .filter(method -> !method.isEmpty());
    }

    private static String spelling(String name) {
        return Folding.of(name).replace('_', '-');
    }

    private static String upper(String text) {
        return text.strip().toUpperCase(Locale.ROOT);
    }
}
