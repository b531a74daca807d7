package io.keycloakstepup.gateway.settings;

import io.keycloakstepup.gateway.proxy.ProxyKind;
import io.keycloakstepup.policy.zone.NetworkSet;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * What a gateway is told.
 *
 * @param proxy who asks
 * @param publicUrl what clients write before the path of a request
 * @param matrix the file with the matrix
 * @param listen where it answers the proxy
 * @param management where it answers those who look after it
 * @param isBodyPassed whether the proxy sends bodies along
 * @param pathPrefix what the proxy puts before the path; empty for nothing
 * @param callerHeader in which header the proxy says where the client is; empty where it does not
 * @param certificateHeader in which header the proxy sends the client's certificate; empty where it does not
 * @param proxies who may ask; empty for whoever can
 * @param tokens how tokens are verified
 * @param networkKeys the file with the keys for {@code ctx}, one a line; empty where networks are not compared
 */
public record Settings(
        ProxyKind proxy,
        URI publicUrl,
        Path matrix,
        InetSocketAddress listen,
        InetSocketAddress management,
        boolean isBodyPassed,
        String pathPrefix,
        Optional<String> callerHeader,
        Optional<String> certificateHeader,
        Optional<NetworkSet> proxies,
        TokenSettings tokens,
        Optional<Path> networkKeys) {

    public Settings {
        Objects.requireNonNull(tokens, "tokens");
        if (isBodyPassed && !proxy.canPassBodies()) {
            throw new IllegalArgumentException("nginx cannot pass bodies to auth_request: leave body out");
        }
        if (!pathPrefix.isEmpty() && proxy != ProxyKind.ENVOY) {
            throw new IllegalArgumentException("only envoy puts something before the path: leave pathPrefix out");
        }
        if (tokens.keys().isPresent() && tokens.introspection().isPresent()) {
            throw new IllegalArgumentException(
                    "tokens are verified by keys or by introspection: leave one of them out");
        }
        if (!listen.getAddress().isLoopbackAddress() && proxies.isEmpty()) {
            throw new IllegalArgumentException(
                    "listen is " + listen + ", which others can reach: say in proxies which networks may ask");
        }
    }
}
