package io.keycloakstepup.resource.document;

import io.keycloakstepup.resource.request.ApiRequest;
import io.keycloakstepup.resource.token.AccessToken;
import java.time.Instant;
import java.util.Optional;

/**
 * What a test is about.
 *
 * @param request the request; empty for one whose path cannot be read
 * @param token its token
 * @param at when it comes; empty where that is not said
 */
record Given(Optional<ApiRequest> request, Optional<AccessToken> token, Optional<Instant> at) {}
