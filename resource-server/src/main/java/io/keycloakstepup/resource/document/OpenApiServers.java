package io.keycloakstepup.resource.document;

import io.keycloakstepup.policy.text.Node;
import io.keycloakstepup.policy.text.Node.Scalar;
import io.keycloakstepup.policy.text.Problems;
import io.keycloakstepup.policy.text.Values;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Reads {@code servers}, whose paths stand before all others. */
final class OpenApiServers {

    private final Problems problems;

    OpenApiServers(Problems problems) {
        this.problems = problems;
    }

    /** The path that all servers have, without a slash at its end; empty and reported where it cannot be told. */
    String path(Node servers) {
        List<String> paths = new Values(problems)
                .items(servers, "servers").stream()
                        .flatMap(server -> OpenApiReader.member(server, "url").stream())
                        .map(OpenApiServers::pathOf)
                        .flatMap(Optional::stream)
                        .distinct()
                        .toList();
        boolean isClear = paths.size() <= 1 && paths.stream().noneMatch(path -> path.contains("{"));
        if (!isClear) {
            problems.report(
                    servers,
                    "x-step-up: { base: /… } at the top of the document",
                    "the servers do not say which path comes before all others: say it with base");
        }
        return isClear ? paths.stream().findFirst().orElse("") : "";
    }

    private static Optional<String> pathOf(Node url) {
        String text = url instanceof Scalar scalar ? scalar.text() : "";
        if (text.contains("{")) {
            return Optional.of("{");
        }
        try {
            String path = Optional.ofNullable(URI.create(text).getPath()).orElse("");
            return Optional.of(path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
        } catch (IllegalArgumentException e) {
            return Optional.of("{");
        }
    }
}
