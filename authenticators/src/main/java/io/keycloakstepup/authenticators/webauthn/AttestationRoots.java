package io.keycloakstepup.authenticators.webauthn;

import com.yubico.webauthn.attestation.AttestationTrustSource;
import com.yubico.webauthn.data.ByteArray;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Root certificates of those whose word on authenticators is believed. The server's own trust store is for TLS and says
 * nothing of authenticators.
 *
 * @param certificates the makers' root certificates
 */
record AttestationRoots(Set<X509Certificate> certificates) implements AttestationTrustSource {

    AttestationRoots {
        certificates = Set.copyOf(certificates);
    }

    /**
     * Reads a file of certificates in PEM.
     *
     * @throws IllegalArgumentException if there is no such file, or anything else in it: the server does not start then
     */
    static AttestationRoots read(Path file) {
        try (InputStream pem = Files.newInputStream(file)) {
            Set<X509Certificate> roots = CertificateFactory.getInstance("X.509").generateCertificates(pem).stream()
                    .map(X509Certificate.class::cast)
                    .collect(Collectors.toSet());
            if (roots.isEmpty()) {
                throw new IllegalArgumentException("no certificate is in the attestation roots " + file);
            }
            return new AttestationRoots(roots);
        } catch (IOException | CertificateException e) {
            throw new IllegalArgumentException("the attestation roots cannot be read: " + file, e);
        }
    }

    /** Makers of authenticators publish no revocation lists that could be asked. */
    @Override
    public TrustRootsResult findTrustRoots(List<X509Certificate> chain, Optional<ByteArray> aaguid) {
        return TrustRootsResult.builder()
                .trustRoots(certificates)
                .enableRevocationChecking(false)
                .build();
    }
}
