package io.keycloakstepup.authenticators.webauthn;

import com.yubico.fido.metadata.FidoMetadataDownloader;
import com.yubico.fido.metadata.FidoMetadataDownloaderException;
import com.yubico.fido.metadata.FidoMetadataService;
import com.yubico.fido.metadata.FidoMetadataService.Filters;
import com.yubico.fido.metadata.MetadataBLOBPayload;
import com.yubico.fido.metadata.MetadataBLOBPayloadEntry;
import com.yubico.fido.metadata.UnexpectedLegalHeader;
import com.yubico.webauthn.attestation.AttestationTrustSource;
import com.yubico.webauthn.data.exception.Base64UrlException;
import com.yubico.webauthn.extension.uvm.KeyProtectionType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;

/**
 * What the FIDO Alliance publishes of models of authenticators (FIDO Metadata Service 3.0 §3.1), from a file. Only models
 * that keep their keys in hardware are believed, and none that is reported revoked or compromised: attested is said of a key
 * to call it hardware. Nothing is fetched from anywhere.
 */
final class FidoMetadata {

    private static final Logger LOG = Logger.getLogger(FidoMetadata.class);

    private FidoMetadata() {}

    /**
     * Reads the file, if its signature ends at one of these roots.
     *
     * @throws IllegalArgumentException if it cannot be read, or is signed by somebody else
     */
    static AttestationTrustSource read(Path file, AttestationRoots roots, Instant now) {
        try {
            String text = Files.readString(file).strip();
            X509Certificate root = SignedText.of(text).requireSignedBy(roots.certificates(), now);
            MetadataBLOBPayload metadata = parsed(text, root);
            if (metadata.getNextUpdate().isBefore(now.atZone(ZoneOffset.UTC).toLocalDate())) {
                LOG.warnf("The metadata of authenticators %s were to be renewed by %s", file, metadata.getNextUpdate());
            }
            return FidoMetadataService.builder()
                    .useBlob(metadata)
                    .prefilter(FidoMetadata::isBelieved)
                    .build();
        } catch (IOException
                | GeneralSecurityException
                | Base64UrlException
                | UnexpectedLegalHeader
                | FidoMetadataDownloaderException
                | RuntimeException e) {
            throw new IllegalArgumentException("the metadata of authenticators cannot be used: " + file, e);
        }
    }

    /** The signature has been verified, without the network that the library would ask for revocations. */
    private static MetadataBLOBPayload parsed(String text, X509Certificate root)
            throws IOException, GeneralSecurityException, Base64UrlException, UnexpectedLegalHeader,
                    FidoMetadataDownloaderException {
        return FidoMetadataDownloader.builder()
                .expectLegalHeader("")
                .useTrustRoot(root)
                .useBlob(text)
                .verifyDownloadsOnly(true)
                .build()
                .loadCachedBlob()
                .getPayload();
    }

    private static boolean isBelieved(MetadataBLOBPayloadEntry model) {
        return Filters.notRevoked().test(model)
                && model.getMetadataStatement()
                        .filter(said -> said.getKeyProtection().contains(KeyProtectionType.KEY_PROTECTION_HARDWARE))
                        .isPresent();
    }
}
