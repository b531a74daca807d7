package io.keycloakstepup.gateway.settings;

import io.keycloakstepup.gateway.settings.TokenSettings.AskedIssuer;
import io.keycloakstepup.policy.text.Members;
import io.keycloakstepup.policy.text.Node;
import io.keycloakstepup.policy.text.Node.Scalar;
import io.keycloakstepup.policy.text.Problems;
import io.keycloakstepup.policy.text.Shape;
import io.keycloakstepup.policy.text.Values;
import io.keycloakstepup.resource.outbound.Endpoint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads {@code tokens}. */
final class TokensReader {

    private static final Shape TOKENS = Shape.of(
            "tokens", "issuer", "audience", "keys", "clients", "skew", "dpopNonce", "dpopNonceKey", "introspection");

    private static final Shape INTROSPECTION = Shape.of("introspection", "url", "client", "secret", "cache");

    private static final Duration SKEW = Duration.ofSeconds(30);

    private final Path directory;
    private final Problems problems;
    private final Values values;

    TokensReader(Path directory, Problems problems) {
        this.directory = directory;
        this.problems = problems;
        this.values = new Values(problems);
    }

    Optional<TokenSettings> read(Node node) {
        return Members.of(node, TOKENS, problems).flatMap(this::tokens);
    }

    private Optional<TokenSettings> tokens(Members members) {
        Optional<String> issuer = members.required("issuer").flatMap(node -> values.text(node, "issuer"));
        Optional<String> audience = members.required("audience").flatMap(node -> values.text(node, "audience"));
        members.optional("issuer").ifPresent(node -> endpoint(node, "issuer"));
        Optional<Endpoint> keys = members.optional("keys").flatMap(node -> endpoint(node, "keys"));
        Optional<Duration> skew = members.optional("skew").flatMap(node -> values.duration(node, "skew"));
        Optional<Boolean> nonce = members.optional("dpopNonce").flatMap(node -> values.flag(node, "dpopNonce"));
        Optional<Path> nonceKey = members.optional("dpopNonceKey").flatMap(node -> file(node, "dpopNonceKey"));
        Optional<AskedIssuer> introspection = members.optional("introspection")
                .flatMap(node -> Members.of(node, INTROSPECTION, problems))
                .flatMap(this::introspection);
        if (issuer.isEmpty() || audience.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new TokenSettings(
                issuer.get(),
                audience.get(),
                keys,
                clients(members),
                skew.orElse(SKEW),
                nonce.orElse(false),
                nonceKey,
                introspection));
    }

    private Set<String> clients(Members members) {
        return members.optional("clients")
                .map(node -> values.texts(values.someItems(node, "clients"), "a client").stream()
                        .map(Scalar::text)
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    private Optional<AskedIssuer> introspection(Members members) {
        Optional<Endpoint> url = members.required("url").flatMap(node -> endpoint(node, "url"));
        Optional<String> client = members.required("client").flatMap(node -> values.text(node, "client"));
        Optional<Path> secret = members.required("secret").flatMap(node -> file(node, "secret"));
        Duration cache = members.optional("cache")
                .flatMap(node -> values.duration(node, "cache"))
                .orElse(Duration.ZERO);
        return url.isPresent() && client.isPresent() && secret.isPresent()
                ? Optional.of(new AskedIssuer(url.get(), client.get(), secret.get(), cache))
                : Optional.empty();
    }

    private Optional<Endpoint> endpoint(Node node, String what) {
        return values.text(node, what)
                .flatMap(text -> problems.attempt(node, "an https address", () -> Endpoint.of(text)));
    }

    private Optional<Path> file(Node node, String what) {
        return values.text(node, what).flatMap(name -> problems.attempt(node, "a file", () -> directory.resolve(name)));
    }
}
