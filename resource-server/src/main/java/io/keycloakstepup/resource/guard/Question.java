package io.keycloakstepup.resource.guard;

import io.keycloakstepup.resource.request.ApiRequest;
import java.time.Instant;

/**
 * What a guard is asked about.
 *
 * @param incoming the request as it came
 * @param request the same as it was read
 * @param now when it came
 */
record Question(IncomingRequest incoming, ApiRequest request, Instant now) {}
