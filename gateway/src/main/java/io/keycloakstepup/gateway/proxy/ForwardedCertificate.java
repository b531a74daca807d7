package io.keycloakstepup.gateway.proxy;

import java.io.ByteArrayInputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;

/**
 * The certificate that a client proved to the proxy, as proxies write it: nginx PEM with escapes, Traefik Base64 with escapes,
 * others Base64 between colons (RFC 9440).
 */
public final class ForwardedCertificate {

    private ForwardedCertificate() {}

    /** Reads it; empty for what is none, so that a token that is bound to one does not pass. */
    public static Optional<X509Certificate> read(String header) {
        try {
            String text = header.contains("%")
                    ? URLDecoder.decode(header.replace("+", "%2B"), StandardCharsets.UTF_8)
                    : header;
            String base64 =
                    text.replaceAll("-----(BEGIN|END) CERTIFICATE-----", "").replaceAll("[\\s:]", "");
            byte[] der = Base64.getDecoder().decode(base64);
            return Optional.of((X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der)));
        } catch (CertificateException | IllegalArgumentException notACertificate) {
            return Optional.empty();
        }
    }
}
