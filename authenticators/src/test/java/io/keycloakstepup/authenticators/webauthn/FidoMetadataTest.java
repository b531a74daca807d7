package io.keycloakstepup.authenticators.webauthn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.yubico.webauthn.attestation.AttestationTrustSource;
import com.yubico.webauthn.data.ByteArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Metadata of authenticators are believed if they are signed by whom the server names, and of what they speak well. */
final class FidoMetadataTest {

    private static final String MODEL = "5a5a5a5a-5a5a-5a5a-5a5a-5a5a5a5a5a5a";
    private static final String OTHER = "6b6b6b6b-6b6b-6b6b-6b6b-6b6b6b6b6b6b";

    private MetadataMaker maker;

    @BeforeEach
    void somebodyPublishes(@TempDir Path home) throws IOException, GeneralSecurityException, InterruptedException {
        maker = new MetadataMaker(home);
    }

    @Test
    void aModelThatKeepsItsKeysInHardwareIsBelieved() throws IOException, GeneralSecurityException {
        Path file = maker.publish(maker.model(MODEL, "hardware", "FIDO_CERTIFIED"));

        assertThat(roots(file, MODEL)).containsExactly(maker.root());
        assertThat(roots(file, OTHER)).as("a model that is not in the file").isEmpty();
    }

    @Test
    void softwareAndWhatIsRevokedAreNot() throws IOException, GeneralSecurityException {
        Path file = maker.publish(
                maker.model(MODEL, "software", "FIDO_CERTIFIED") + "," + maker.model(OTHER, "hardware", "REVOKED"));

        assertThat(roots(file, MODEL)).isEmpty();
        assertThat(roots(file, OTHER)).isEmpty();
    }

    @Test
    void whatWasChangedAfterTheSignatureIsRefused() throws IOException, GeneralSecurityException {
        Path forged = maker.forge(
                maker.model(MODEL, "software", "FIDO_CERTIFIED"), maker.model(MODEL, "hardware", "FIDO_CERTIFIED"));

        assertThatThrownBy(() -> roots(forged, MODEL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(forged.toString());
    }

    @Test
    void whatSomebodyElseSignedIsRefused(@TempDir Path elsewhere)
            throws IOException, GeneralSecurityException, InterruptedException {
        Path file = maker.publish(maker.model(MODEL, "hardware", "FIDO_CERTIFIED"));
        X509Certificate other = new MetadataMaker(elsewhere).root();

        assertThatThrownBy(() -> FidoMetadata.read(file, new AttestationRoots(Set.of(other)), Instant.now()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whoseSignersTimeIsOverIsRefused() throws IOException, GeneralSecurityException {
        Path file = maker.publish(maker.model(MODEL, "hardware", "FIDO_CERTIFIED"));
        Instant later = Instant.now().plus(Duration.ofDays(9));

        assertThatThrownBy(() -> FidoMetadata.read(file, new AttestationRoots(Set.of(maker.root())), later))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsNoSuchFileIsRefused(@TempDir Path home) throws IOException {
        for (String text : List.of("", "a.b", "e30.e30.e30", "%.%.%", "eyJhbGciOiJub25lIn0.e30.")) {
            Path file = Files.writeString(home.resolve("broken"), text);

            assertThatThrownBy(() -> roots(file, MODEL)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private Set<X509Certificate> roots(Path file, String aaguid) throws GeneralSecurityException {
        AttestationTrustSource metadata =
                FidoMetadata.read(file, new AttestationRoots(Set.of(maker.root())), Instant.now());
        ByteArray model = new ByteArray(HexFormat.of().parseHex(aaguid.replace("-", "")));
        return new BelievedMakers(List.of(metadata))
                .findTrustRoots(List.of(maker.root()), Optional.of(model))
                .getTrustRoots();
    }
}
