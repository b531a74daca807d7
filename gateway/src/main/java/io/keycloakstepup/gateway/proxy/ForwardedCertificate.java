package io.keycloakstepup.gateway.proxy;

import java.io.ByteArrayInputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * The certificate that a client proved to the proxy, as proxies write it: nginx and Envoy PEM with escapes, Traefik Base64 with
 * or without escapes, others Base64 between colons (RFC 9440).
 */
final class ForwardedCertificate {

    private ForwardedCertificate() {}

    /** Reads it; empty for what is none or more than one, so that a token that is bound to one does not pass. */
    static Optional<X509Certificate> read(String element) {
        try {
            String text = element.contains("%")
                    ? URLDecoder.decode(element.replace("+", "%2B"), StandardCharsets.UTF_8)
                    : element;
            String base64 =
                    text.replaceAll("-----(BEGIN|END) CERTIFICATE-----", "").replaceAll("[\\s:]", "");
            byte[] der = Base64.getDecoder().decode(base64);
            X509Certificate first = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
            // What follows the first one would not be read, nor would anybody know which of them was proved.
            return Arrays.equals(first.getEncoded(), der) ? Optional.of(first) : Optional.empty();
        } catch (CertificateException | IllegalArgumentException notACertificate) {
            return Optional.empty();
        }
    }
}
