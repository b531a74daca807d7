package io.keycloakstepup.resource.matrix;

import io.keycloakstepup.policy.facts.Catalogue;
import io.keycloakstepup.policy.facts.Fact;
import io.keycloakstepup.policy.facts.FactType;
import io.keycloakstepup.policy.facts.Facts;
import io.keycloakstepup.resource.request.ApiRequest;
import io.keycloakstepup.resource.request.PathTemplate;
import io.keycloakstepup.resource.token.AccessToken;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The facts of a request to an operation; docs/apis.md says what each means. */
public final class ApiFacts implements Facts {

    private static final String PATH = "path.";

    private static final Pattern VARIABLE = Pattern.compile("[a-z][a-zA-Z0-9_]*");

    private static final List<Fact> COMMON = List.of(
            fact("method", FactType.TEXT),
            fact("query", FactType.TEXTS_BY_NAME),
            fact("headers", FactType.TEXTS_BY_NAME),
            fact("body", FactType.TREE),
            fact("token", FactType.TREE),
            fact("caller.ip", FactType.TEXT));

    private final Circumstances circumstances;
    private final Map<String, String> variables;

    ApiFacts(Circumstances circumstances, PathTemplate template) {
        this.circumstances = circumstances;
        this.variables = template.values(circumstances.request().path());
    }

    private static Fact fact(String name, FactType type) {
        return new Fact(name, type, true, true, Set.of());
    }

    /** The facts that conditions on requests to these paths can read. */
    public static Catalogue catalogue(PathTemplate template) {
        Stream<Fact> variables = template.variables().stream()
                .filter(name -> VARIABLE.matcher(name).matches())
                .map(name -> fact(PATH + name, FactType.TEXT));
        return Catalogue.of(Stream.concat(variables, COMMON.stream()).toList());
    }

    @Override
    public Optional<Object> value(Fact fact) {
        return switch (fact.name()) {
            case "method" ->
                Optional.of(circumstances.request())
                        .filter(ApiRequest::hasOneMethod)
                        .map(ApiRequest::method);
            case "query" -> circumstances.request().query().map(query -> query);
            case "headers" -> Optional.of(circumstances.request().headers());
            case "body" -> circumstances.request().body().object().map(body -> body);
            case "token" -> circumstances.token().map(AccessToken::claims);
            case "caller.ip" -> circumstances.request().address().map(address -> address);
            default -> Optional.ofNullable(variables.get(fact.name().substring(PATH.length())));
        };
    }
}
