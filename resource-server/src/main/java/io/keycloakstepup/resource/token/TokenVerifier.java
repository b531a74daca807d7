package io.keycloakstepup.resource.token;

import java.time.Instant;

/** Finds the access token of a request and verifies it. Thread-safe; never throws for what a client sent. */
@FunctionalInterface
public interface TokenVerifier {

    /** What there is. */
    TokenCheck check(PresentedRequest request, Instant now);
}
