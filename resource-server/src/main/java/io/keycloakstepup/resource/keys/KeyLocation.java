package io.keycloakstepup.resource.keys;

import io.keycloakstepup.resource.outbound.Endpoint;
import io.keycloakstepup.resource.outbound.Outbound;
import io.keycloakstepup.resource.outbound.Unreachable;

/** Where an issuer publishes its keys. */
@FunctionalInterface
public interface KeyLocation {

    /** Finds it, which may need a question. */
    Endpoint find(Outbound outbound) throws Unreachable;

    /** At this address. */
    static KeyLocation at(Endpoint endpoint) {
        return outbound -> endpoint;
    }

    /** Where the issuer's own metadata say, {@code jwks_uri}. */
    static KeyLocation publishedBy(String issuer) {
        return outbound -> IssuerMetadata.of(issuer, outbound).keys();
    }
}
