package io.keycloakstepup.resource.verifier;

import io.keycloakstepup.resource.jose.Claims;
import io.keycloakstepup.resource.jose.Flawed;
import java.time.Instant;

/** Where what a token says comes from: the token itself, or its issuer. Thread-safe. */
interface ClaimsSource {

    /** What a token says that its issuer stands for. */
    Claims claims(String token, Instant now) throws Flawed, OutOfReach;
}
