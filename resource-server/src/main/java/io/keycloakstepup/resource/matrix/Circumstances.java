package io.keycloakstepup.resource.matrix;

import io.keycloakstepup.resource.request.ApiRequest;
import io.keycloakstepup.resource.token.AccessToken;
import java.util.Objects;
import java.util.Optional;

/**
 * What conditions look at.
 *
 * @param request the request
 * @param token its token; empty before there is one
 */
public record Circumstances(ApiRequest request, Optional<AccessToken> token) {

    public Circumstances {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(token, "token");
    }
}
