package io.keycloakstepup.resource.token;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Those parts of a request that say who sends it.
 *
 * @param method the HTTP method
 * @param uri the whole URI as the client sees it, which {@code htu} of a DPoP proof is compared with
 * @param authorization the values of all {@code Authorization} headers
 * @param dpop the values of all {@code DPoP} headers
 * @param clientCertificate the certificate that the client proved in its TLS handshake; empty where there was none
 * @param remoteAddress the address the request comes from
 */
public record PresentedRequest(
        String method,
        URI uri,
        List<String> authorization,
        List<String> dpop,
        Optional<X509Certificate> clientCertificate,
        String remoteAddress) {

    public PresentedRequest {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(uri, "uri");
        authorization = List.copyOf(authorization);
        dpop = List.copyOf(dpop);
        Objects.requireNonNull(clientCertificate, "clientCertificate");
        Objects.requireNonNull(remoteAddress, "remoteAddress");
    }

    /** Without the headers, which are secrets. */
    @Override
    public String toString() {
        return "PresentedRequest[" + method + " " + uri.getRawPath() + "]";
    }
}
