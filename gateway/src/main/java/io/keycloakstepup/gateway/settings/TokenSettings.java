package io.keycloakstepup.gateway.settings;

import io.keycloakstepup.resource.outbound.Endpoint;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * How tokens are verified.
 *
 * @param issuer their issuer
 * @param audience this API's name among their audiences
 * @param keys where the issuer's keys are; empty to find them by its metadata
 * @param clients those whose tokens are taken; empty for all
 * @param skew how far clocks may be apart
 * @param isNonceNeeded whether a proof of DPoP must carry a nonce
 * @param nonceKey the file with the key for nonces that all gateways share; empty for one of this gateway's own
 * @param introspection how the issuer is asked about each token; empty to believe signatures
 */
public record TokenSettings(
        String issuer,
        String audience,
        Optional<Endpoint> keys,
        Set<String> clients,
        Duration skew,
        boolean isNonceNeeded,
        Optional<Path> nonceKey,
        Optional<AskedIssuer> introspection) {

    public TokenSettings {
        Objects.requireNonNull(issuer, "issuer");
        clients = Set.copyOf(clients);
    }

    /**
     * An issuer that is asked about each token.
     *
     * @param endpoint where
     * @param client in whose name
     * @param secret the file with that client's secret
     * @param cache how long an answer is kept; zero for not at all
     */
    public record AskedIssuer(Endpoint endpoint, String client, Path secret, Duration cache) {}
}
