package io.keycloakstepup.authenticators.webauthn;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.yubico.webauthn.data.ByteArray;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXCertPathValidatorResult;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A text signed as a JSON Web Signature in compact form, with the certificates of whoever signed it (RFC 7515 §3.1 and
 * §4.1.6).
 *
 * @param algorithm the name of the algorithm, as Java calls it
 * @param chain the certificates, that of the signer first
 * @param signed what is signed
 * @param signature the signature
 */
record SignedText(String algorithm, List<X509Certificate> chain, String signed, ByteArray signature) {

    SignedText {
        chain = List.copyOf(chain);
    }

    private static final Map<String, String> ALGORITHMS =
            Map.of("RS256", "SHA256withRSA", "ES256", "SHA256withECDSAinP1363Format");

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads it.
     *
     * @throws IOException if it is none, or is signed in a way that is not known here
     */
    static SignedText of(String text) throws IOException, CertificateException {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 3) {
            throw new IOException("a signed text has three parts, not " + parts.length);
        }
        JsonNode header = JSON.readTree(decoded(parts[0]));
        String name = header.path("alg").asText();
        return new SignedText(
                Optional.ofNullable(ALGORITHMS.get(name))
                        .orElseThrow(() -> new IOException("signed in an unknown way: " + name)),
                chain(header.path("x5c")),
                parts[0] + "." + parts[1],
                new ByteArray(decoded(parts[2])));
    }

    private static byte[] decoded(String part) throws IOException {
        try {
            return Base64.getUrlDecoder().decode(part);
        } catch (IllegalArgumentException e) {
            throw new IOException("no Base64url", e);
        }
    }

    private static List<X509Certificate> chain(JsonNode encoded) throws IOException, CertificateException {
        List<X509Certificate> chain = new ArrayList<>();
        for (JsonNode certificate : encoded) {
            chain.add((X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(certificate.binaryValue())));
        }
        if (chain.isEmpty()) {
            throw new IOException("signed by nobody");
        }
        return chain;
    }

    /**
     * Makes sure that the signature is right, and that the signer's certificates are valid now and end at one of these.
     *
     * @return the one at which they end
     * @throws GeneralSecurityException if that is not so
     */
    X509Certificate requireSignedBy(Set<X509Certificate> roots, Instant now) throws GeneralSecurityException {
        Signature verified = Signature.getInstance(algorithm);
        verified.initVerify(chain.get(0).getPublicKey());
        verified.update(signed.getBytes(US_ASCII));
        if (!verified.verify(signature.getBytes())) {
            throw new SignatureException("the signature is wrong");
        }
        PKIXParameters parameters = new PKIXParameters(
                roots.stream().map(root -> new TrustAnchor(root, null)).collect(Collectors.toSet()));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(now));
        PKIXCertPathValidatorResult result = (PKIXCertPathValidatorResult) CertPathValidator.getInstance("PKIX")
                .validate(CertificateFactory.getInstance("X.509").generateCertPath(chain), parameters);
        return result.getTrustAnchor().getTrustedCert();
    }
}
