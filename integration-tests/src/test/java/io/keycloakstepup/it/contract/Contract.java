package io.keycloakstepup.it.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakstepup.it.http.Exchange;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an OpenAPI document says a server answers: the test fails whose call is answered otherwise. What was seen is kept, so
 * that somebody can say in the end what never was. Thread-safe.
 */
public final class Contract implements Consumer<Exchange> {

    /** That of signing in over REST. */
    public static final Contract OF_REST = new Contract(OpenApiDocument.read(Path.of("..", "docs", "openapi.yaml")));

    private static final Pattern BELOW = Pattern.compile(".*/realms/[^/]+/step-up(/.*)");

    /** What Keycloak says where there is nothing of ours. */
    private static final Set<Integer> NOTHING_HERE = Set.of(404, 405);

    private final OpenApiDocument document;
    private final List<Call> calls;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    private Contract(OpenApiDocument document) {
        this.document = document;
        this.calls = document.root().path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(operation -> operation.getValue().has("responses"))
                        .map(operation -> Call.of(document, operation.getKey(), path.getKey(), operation.getValue())))
                .toList();
    }

    /** Fails unless an exchange is as described; looks at no other endpoints. */
    @Override
    public void accept(Exchange exchange) {
        Matcher below = BELOW.matcher(exchange.answer().uri().getPath());
        if (below.matches()) {
            hold(below.group(1), exchange);
        }
    }

    private void hold(String path, Exchange exchange) {
        int status = exchange.answer().status();
        List<String> objections = calls.stream()
                .filter(call -> call.method().equals(exchange.method()) && call.isAt(path))
                .findFirst()
                .map(call -> {
                    seen.add(call.name(status));
                    return call.objections(exchange);
                })
                .orElseGet(() -> NOTHING_HERE.contains(status) ? List.of() : List.of("nobody knows of this call"));
        if (!objections.isEmpty()) {
            throw new AssertionError(exchange.method() + " " + path + " was answered with " + status + " and "
                    + exchange.answer().body() + ", other than docs/openapi.yaml says: " + objections);
        }
    }

    /** From now on nothing was seen yet. */
    public void forget() {
        seen.clear();
    }

    /** The answers that the document describes and nobody has been given, each as method, path and status. */
    public Set<String> unseen() {
        Set<String> unseen = calls.stream()
                .flatMap(call -> call.answers().keySet().stream().map(call::name))
                .collect(Collectors.toCollection(TreeSet::new));
        unseen.removeAll(seen);
        return unseen;
    }

    /** The paths that a preflight may ask for. */
    public List<String> paths() {
        return calls.stream().map(Call::path).distinct().toList();
    }

    /** What is wrong with a value by a schema that the document names, empty for nothing. */
    public List<String> objections(String schema, JsonNode value) {
        JsonNode named = document.root().path("components").path("schemas").path(schema);
        return document.objections(document.schema(named), value);
    }

    /** What is wrong with the document itself. */
    public List<String> faults() {
        return new Faults(document).all();
    }
}
