package io.keycloakstepup.resource.guard;

import io.keycloakstepup.resource.request.ApiRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What one operation is told by, for a token that is good for it alone: the Base64url of the SHA-256 of six lines, the
 * method, the authority of the API, path and query as sent, the {@code Content-Type} and the {@code Idempotency-Key} (each
 * empty without one), and the Base64url of the SHA-256 of the body. Whoever wants to do the same thing twice sends another
 * key each time.
 */
final class OperationDigest {

    private OperationDigest() {}

    /** The digest; empty where the body is longer than what is looked into, or cannot be had. */
    static Optional<String> of(Question question) {
        ApiRequest request = question.request();
        return request.body()
                .bytes()
                .map(bytes -> Sha256.of(String.join(
                        "\n",
                        request.method(),
                        authority(question),
                        request.target(),
                        header(request, "content-type"),
                        header(request, "idempotency-key"),
                        Sha256.of(bytes))));
    }

    /** In lower case: what is said of this API; where nothing is, what the client calls it. */
    private static String authority(Question question) {
        return Optional.ofNullable(question.incoming().sender().uri().getRawAuthority())
                .orElseGet(() -> header(question.request(), "host"))
                .toLowerCase(Locale.ROOT);
    }

    private static String header(ApiRequest request, String name) {
        return String.join(",", request.headers().getOrDefault(name, List.of()));
    }
}
