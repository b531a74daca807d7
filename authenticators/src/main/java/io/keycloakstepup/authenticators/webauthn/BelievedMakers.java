package io.keycloakstepup.authenticators.webauthn;

import com.yubico.webauthn.attestation.AttestationTrustSource;
import com.yubico.webauthn.data.ByteArray;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.Config;

/**
 * Whoever may say of an authenticator what it is. They come from the configuration of the server, not of a realm, and are
 * nobody until it names them.
 *
 * @param sources where they are named
 */
record BelievedMakers(List<AttestationTrustSource> sources) implements AttestationTrustSource {

    static final BelievedMakers NOBODY = new BelievedMakers(List.of());

    /** The server option that names a file of root certificates. */
    private static final String ROOTS = "attestation-roots";

    /** The server option that names a file of metadata as the FIDO Alliance publishes them. */
    private static final String METADATA = "fido-metadata";

    /** The server option that names the certificate at which the signature of the metadata must end. */
    private static final String METADATA_ROOT = "fido-metadata-root";

    BelievedMakers {
        sources = List.copyOf(sources);
    }

    /**
     * Reads the files that the server's configuration names.
     *
     * @throws IllegalArgumentException if one of them is missing or is not what it should be: the server does not start then
     */
    static BelievedMakers of(Config.Scope config, Instant now) {
        List<AttestationTrustSource> sources = new ArrayList<>();
        file(config, ROOTS).map(AttestationRoots::read).ifPresent(sources::add);
        file(config, METADATA)
                .map(blob -> FidoMetadata.read(blob, rootOf(config, blob), now))
                .ifPresent(sources::add);
        return new BelievedMakers(sources);
    }

    private static AttestationRoots rootOf(Config.Scope config, Path blob) {
        return file(config, METADATA_ROOT)
                .map(AttestationRoots::read)
                .orElseThrow(() -> new IllegalArgumentException(
                        "the metadata " + blob + " are believed only with the option " + METADATA_ROOT));
    }

    private static Optional<Path> file(Config.Scope config, String option) {
        return Optional.ofNullable(config.get(option)).map(Path::of);
    }

    /** Revocation is told by the metadata themselves; makers publish no lists that could be asked. */
    @Override
    public TrustRootsResult findTrustRoots(List<X509Certificate> chain, Optional<ByteArray> aaguid) {
        Set<X509Certificate> roots = sources.stream()
                .flatMap(source -> source.findTrustRoots(chain, aaguid).getTrustRoots().stream())
                .collect(Collectors.toSet());
        return TrustRootsResult.builder()
                .trustRoots(roots)
                .enableRevocationChecking(false)
                .build();
    }
}
