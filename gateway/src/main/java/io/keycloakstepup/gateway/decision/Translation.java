package io.keycloakstepup.gateway.decision;

import io.keycloakstepup.gateway.proxy.Asked;
import io.keycloakstepup.gateway.proxy.Original;
import io.keycloakstepup.gateway.settings.Settings;
import io.keycloakstepup.resource.guard.IncomingRequest;
import io.keycloakstepup.resource.request.RequestBody;
import io.keycloakstepup.resource.token.PresentedRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Turns a proxy's question into the request that it is about. */
final class Translation {

    /** What browsers write into queries although no address may have it. */
    private static final Pattern NOT_IN_ADDRESSES = Pattern.compile("[^!-~]|[\"<>\\\\^`{|}]|%(?![0-9A-Fa-f]{2})");

    private final Settings settings;

    Translation(Settings settings) {
        this.settings = settings;
    }

    /** The request; empty where its path is no part of an address. */
    Optional<IncomingRequest> incoming(Asked asked, Original original, int mostBytes) {
        return address(original).map(uri -> {
            PresentedRequest sender = new PresentedRequest(
                    original.method(),
                    uri,
                    asked.headers().getOrDefault("authorization", List.of()),
                    asked.headers().getOrDefault("dpop", List.of()),
                    settings.certificateHeader()
                            .flatMap(header -> settings.proxy().certificate(asked, header)),
                    settings.callerHeader().flatMap(asked::lastOf).orElse(""));
            return new IncomingRequest(
                    sender, original.path(), original.query(), asked.headers(), body(asked, mostBytes));
        });
    }

    private Optional<URI> address(Original original) {
        String query = NOT_IN_ADDRESSES.matcher(original.query()).replaceAll("_");
        try {
            return Optional.of(
                    URI.create(settings.publicUrl() + original.path() + (query.isEmpty() ? "" : "?" + query)));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    /** A body that the proxy does not pass, or not all of it, is one that nobody can look into: not an empty one. */
    private RequestBody body(Asked asked, int mostBytes) {
        Map<String, List<String>> headers = asked.headers();
        if (!settings.isBodyPassed() || !settings.proxy().hasWholeBody(asked)) {
            return RequestBody.of(headers, Optional::empty);
        }
        return RequestBody.of(headers, () -> asked.body().get().filter(bytes -> bytes.length <= mostBytes));
    }
}
