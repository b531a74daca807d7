package io.keycloakstepup.resource.document;

import io.keycloakstepup.policy.text.Members;
import io.keycloakstepup.policy.text.Node;
import io.keycloakstepup.policy.text.Node.Entry;
import io.keycloakstepup.policy.text.Node.Sequence;
import io.keycloakstepup.policy.text.Problems;
import io.keycloakstepup.policy.text.Shape;
import io.keycloakstepup.policy.text.TimesReader;
import io.keycloakstepup.policy.text.TreeValue;
import io.keycloakstepup.policy.text.Values;
import io.keycloakstepup.resource.json.JsonText;
import io.keycloakstepup.resource.request.ApiRequest;
import io.keycloakstepup.resource.request.RequestBody;
import io.keycloakstepup.resource.request.RequestPath;
import io.keycloakstepup.resource.token.AccessToken;
import io.keycloakstepup.resource.token.TokenScheme;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code given}. */
final class GivenReader {

    private static final Shape GIVEN =
            Shape.of("given", "method", "path", "query", "headers", "body", "client", "token", "ip", "at");

    private final Problems problems;
    private final Values values;

    GivenReader(Problems problems) {
        this.problems = problems;
        this.values = new Values(problems);
    }

    Optional<Given> read(Node node) {
        return Members.of(node, GIVEN, problems).flatMap(this::given);
    }

    private Optional<Given> given(Members members) {
        Optional<Instant> at = members.optional("at").flatMap(node -> new TimesReader(problems).instant(node, "at"));
        return members.required("path")
                .flatMap(node -> values.text(node, "the path"))
                .map(raw -> new Given(request(members, raw), token(members), at));
    }

    private Optional<ApiRequest> request(Members members, String raw) {
        Map<String, List<String>> headers = new LinkedHashMap<>(json(members));
        byte[] body = body(members);
        texts(members, "headers").forEach((name, all) -> headers.put(name.toLowerCase(Locale.ROOT), all));
        return RequestPath.read(raw)
                .match(
                        path -> Optional.of(new ApiRequest(
                                text(members, "method").orElse("GET"),
                                raw,
                                path,
                                Optional.of(texts(members, "query")),
                                headers,
                                RequestBody.of(headers, () -> Optional.of(body)),
                                text(members, "ip"))),
                        why -> Optional.empty());
    }

    private static Map<String, List<String>> json(Members members) {
        return members.optional("body").isPresent() ? Map.of("content-type", List.of("application/json")) : Map.of();
    }

    private byte[] body(Members members) {
        return members.optional("body")
                .map(node -> JsonText.of(new TreeValue(problems).members(node, "body")))
                .orElse("")
                .getBytes(StandardCharsets.UTF_8);
    }

    private Optional<AccessToken> token(Members members) {
        Optional<String> client = text(members, "client");
        Map<String, Object> claims = members.optional("token")
                .map(node -> new TreeValue(problems).members(node, "token"))
                .orElse(Map.of());
        boolean isThere = client.isPresent() || members.optional("token").isPresent();
        return isThere ? Optional.of(token(client.orElse("client"), claims)) : Optional.empty();
    }

    private static AccessToken token(String client, Map<String, Object> claims) {
        return new AccessToken(
                "user",
                client,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Set.of(),
                false,
                Optional.empty(),
                List.of(),
                claims,
                TokenScheme.BEARER,
                false);
    }

    private Optional<String> text(Members members, String key) {
        return members.optional(key).flatMap(node -> values.text(node, key));
    }

    /** Names with a text or a list of texts each. */
    private Map<String, List<String>> texts(Members members, String key) {
        Map<String, List<String>> texts = new LinkedHashMap<>();
        for (Entry entry :
                members.optional(key).map(node -> values.entries(node, key)).orElse(List.of())) {
            List<Node> items = entry.value() instanceof Sequence list ? list.items() : List.of(entry.value());
            texts.put(
                    entry.name(),
                    values.texts(items, key).stream().map(Node.Scalar::text).toList());
        }
        return texts;
    }
}
