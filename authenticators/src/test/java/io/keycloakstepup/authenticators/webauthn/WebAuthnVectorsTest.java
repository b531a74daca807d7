package io.keycloakstepup.authenticators.webauthn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.yubico.webauthn.AssertionRequest;
import com.yubico.webauthn.FinishAssertionOptions;
import com.yubico.webauthn.RelyingParty;
import io.keycloakstepup.flow.reason.Reason;
import io.keycloakstepup.policy.level.KeyDemand;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.models.WebAuthnPolicy;

/** The registrations and assertions of the specification itself, as this project verifies them. */
final class WebAuthnVectorsTest {

    static final RealmKeyPolicy POLICY = new RealmKeyPolicy(policy(), KeyRole.SECOND_FACTOR, KeyDemand.NONE);

    private static final Site SITE = new Site("example.org", "example", Set.of("https://example.org"));

    /** Keys used inside another site's page, which this project never lets count. */
    private static final Set<String> FRAMED = Set.of("none-es256-crossOrigin", "none-es256-topOrigin");

    /** Attestations that the library verifies and that end at the vectors' root. */
    private static final Set<String> ATTESTED = Set.of("tpm-es256", "apple-es256", "fido-u2f-es256");

    /** Certificates from the country AA, which there is not: the library looks (§8.2.1), though these are the examples. */
    private static final Set<String> FROM_NO_COUNTRY =
            Set.of("packed-es256", "packed-es384", "packed-es512", "packed-rs256", "packed-eddsa", "packed-ed448");

    /** Formats whose signature covers no flags (§8.6), that have none (§8.7), or that the library does not verify (§8.4). */
    private static final Set<String> UNSIGNED = Set.of("fido-u2f", "none", "android-key");

    private static WebAuthnPolicy policy() {
        WebAuthnPolicy policy = new WebAuthnPolicy(List.of("ES256", "ES384", "ES512", "RS256", "Ed25519", "Ed448"));
        policy.setAcceptableAaguids(List.of());
        return policy;
    }

    @BeforeEach
    void vectorsAreThere() {
        boolean there = Files.exists(Vector.FILE);
        if (!there) {
            System.out.println("not run: the test vectors of WebAuthn: no vectors");
        }
        assumeTrue(there, "no vectors");
    }

    @Test
    void w03_thereAreFifteenPairs() {
        assertThat(Vector.all()).hasSize(15);
    }

    @Test
    void w03_eachKeyRegisters() throws GeneralSecurityException, IOException {
        for (Vector vector : Vector.all()) {
            KeyRegistration.Outcome outcome = registration(vector);
            if (FRAMED.contains(vector.id())) {
                assertThat(outcome).as(vector.id()).isEqualTo(new KeyRegistration.Outcome.Refused(Reason.KEY_ORIGIN));
            } else if (FROM_NO_COUNTRY.contains(vector.id())) {
                assertThat(outcome).as(vector.id()).isEqualTo(new KeyRegistration.Outcome.Refused(Reason.FACTOR_WRONG));
            } else {
                assertThat(trust(vector, outcome)).as(vector.id()).isEqualTo(ATTESTED.contains(vector.id()));
            }
        }
    }

    private static boolean trust(Vector vector, KeyRegistration.Outcome outcome) {
        return outcome.match(made -> made.key().result().isAttestationTrusted(), refused -> {
            throw new AssertionError(vector + " was refused: " + refused.reason());
        });
    }

    @Test
    void w03_eachKeySignsIn() throws IOException {
        for (Vector vector : Vector.all()) {
            KeyAssertion.Outcome outcome = assertion(vector.stored()).check(vector.requestOptions(), vector.asserted());
            if (FRAMED.contains(vector.id())) {
                assertThat(outcome).as(vector.id()).isEqualTo(new KeyAssertion.Outcome.Refused(Reason.KEY_ORIGIN));
            } else {
                assertThat(outcome).as(vector.id()).isInstanceOf(KeyAssertion.Outcome.Used.class);
            }
        }
    }

    @Test
    void w03_noFlagOfAnAssertionCanBeTurnedOver() throws IOException {
        for (Vector vector : Vector.all()) {
            for (int bit = 0; bit < 8; bit++) {
                assertThat(assertion(vector.stored()).check(vector.requestOptions(), vector.assertedWithFlipped(bit)))
                        .as("bit %d of %s", bit, vector)
                        .isInstanceOf(KeyAssertion.Outcome.Refused.class);
            }
        }
    }

    /**
     * Where no signature covers the flags of a registration, or none that the library verifies, those that contradict nothing
     * are the authenticator's word and taken as such.
     */
    @Test
    void w03_noFlagOfARegistrationCanBeTurnedOverUnseen() throws GeneralSecurityException, IOException {
        Set<Integer> own = Set.of(1, 2, 3, 4, 5);
        for (Vector vector : Vector.all()) {
            for (int bit = 0; bit < 8; bit++) {
                if (!UNSIGNED.contains(vector.format()) || !own.contains(bit)) {
                    assertThat(registration(vector, vector.registeredWithFlipped(bit)))
                            .as("bit %d of %s", bit, vector)
                            .isInstanceOf(KeyRegistration.Outcome.Refused.class);
                }
            }
        }
    }

    /** What we refuse for its frame is right in everything else. */
    @Test
    void w03_nothingButTheFrameIsWrongWithKeysUsedInsideAnotherSite() throws Exception {
        for (String id : FRAMED) {
            Vector vector = Vector.called(id);
            UserKeys keys = new UserKeys(Vector.USER, List.of(vector.stored()));
            var used = SITE.relyingParty(keys, POLICY, Optional.empty())
                    .finishAssertion(FinishAssertionOptions.builder()
                            .request(AssertionRequest.fromJson(vector.requestOptions()))
                            .response(Answered.assertion(vector.asserted()).orElseThrow())
                            .build());
            assertThat(used.isSuccess()).as(id).isTrue();
        }
    }

    @Test
    void w01_aNeighbouringSitesAssertionDoesNotCount() throws IOException {
        Vector vector = Vector.all().get(0);
        Site other = new Site("example.org", "example", Set.of("https://www.example.org"));

        assertThat(assertion(other, vector.stored()).check(vector.requestOptions(), vector.asserted()))
                .isEqualTo(new KeyAssertion.Outcome.Refused(Reason.KEY_ORIGIN));
    }

    private static KeyRegistration.Outcome registration(Vector vector) throws GeneralSecurityException, IOException {
        return registration(vector, vector.registered());
    }

    private static KeyRegistration.Outcome registration(Vector vector, String answer)
            throws GeneralSecurityException, IOException {
        X509Certificate root = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(Vector.rootCertificate()));
        RelyingParty relyingParty = SITE.relyingParty(
                new UserKeys(Vector.USER, List.of()), POLICY, Optional.of(new AttestationRoots(Set.of(root))));
        return new KeyRegistration(SITE, relyingParty, POLICY).check(vector.creationOptions(), answer);
    }

    static KeyAssertion assertion(StoredKey key) {
        return assertion(SITE, key);
    }

    private static KeyAssertion assertion(Site site, StoredKey key) {
        UserKeys keys = new UserKeys(Vector.USER, List.of(key));
        return new KeyAssertion(site, site.relyingParty(keys, POLICY, Optional.empty()), keys);
    }
}
