package io.keycloakstepup.resource.sender;

import io.keycloakstepup.resource.jose.Flaw;
import io.keycloakstepup.resource.jose.Flawed;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;

/** Compares the certificate of a client's TLS handshake with the one that its token is bound to (RFC 8705 §3). */
public final class Certificates {

    private Certificates() {}

    /** Fails unless the client proved a certificate, and this is its thumbprint. */
    public static void mustMatch(Optional<X509Certificate> proved, String thumbprint) throws Flawed {
        X509Certificate certificate = proved.orElseThrow(() -> new Flawed(Flaw.WRONG_CERTIFICATE));
        if (!MessageDigest.isEqual(ascii(thumbprint(certificate)), ascii(thumbprint))) {
            throw new Flawed(Flaw.WRONG_CERTIFICATE);
        }
    }

    /** The SHA-256 of its DER in Base64url, as {@code x5t#S256} has it (RFC 8705 §3.1). */
    static String thumbprint(X509Certificate certificate) throws Flawed {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (CertificateEncodingException unreadable) {
            throw new Flawed(Flaw.WRONG_CERTIFICATE);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
