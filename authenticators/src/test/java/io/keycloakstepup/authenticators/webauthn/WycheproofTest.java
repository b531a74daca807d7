package io.keycloakstepup.authenticators.webauthn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.keycloakstepup.flow.reason.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Wycheproof's signatures, right ones and forged ones, on the way that an assertion takes. What it signs is no assertion, so
 * the way is walked in two parts: the step in which the library reads the stored COSE key and verifies the signature, with
 * Wycheproof's own messages; and the whole of {@link KeyAssertion}, where none of these signatures is over what the
 * assertion says, so that each must be refused and none may break anything.
 */
final class WycheproofTest {

    @BeforeEach
    void vectorsAreThere() {
        boolean there = Files.exists(Wycheproof.HOME) && Files.exists(Vector.FILE);
        if (!there) {
            System.out.println("not run: Wycheproof's signatures: no vectors");
        }
        assumeTrue(there, "no vectors");
    }

    @Test
    void w04_signaturesOfP256AreTakenIfTheyAreValidAndOnlyThen() throws ReflectiveOperationException {
        assertThat(Wycheproof.ecdsa()).hasSize(484);
        holds(Wycheproof.ecdsa());
    }

    @Test
    void w04_signaturesOfEd25519AreTakenIfTheyAreValidAndOnlyThen() throws ReflectiveOperationException {
        assertThat(Wycheproof.ed25519()).hasSize(151);
        holds(Wycheproof.ed25519());
    }

    @Test
    void w04_signaturesOfRsaAreTakenIfTheyAreValidAndOnlyThen() throws ReflectiveOperationException {
        assertThat(Wycheproof.rsa()).hasSize(259);
        holds(Wycheproof.rsa());
    }

    /**
     * Valid signatures whose random point has a coordinate above the order of the group, which Java's own arithmetic refuses.
     * No authenticator ever makes one: the chance is 2 to the power of -128.
     */
    private static final Set<Integer> NEVER_MADE = Set.of(350, 479);

    /** What Wycheproof calls acceptable may go either way; it is one, an omitted parameter of RSA. */
    private static void holds(List<Wycheproof> all) throws ReflectiveOperationException {
        for (Wycheproof one : all) {
            if (!one.result().equals("acceptable") && !(isEs256(one) && NEVER_MADE.contains(one.id()))) {
                assertThat(SignatureStep.takes(one))
                        .as("%s", one)
                        .isEqualTo(one.result().equals("valid"));
            }
        }
    }

    private static boolean isEs256(Wycheproof one) {
        return one.algorithm() == Wycheproof.ES256;
    }

    @Test
    void w04_noneOfThemPassesForASignatureOverAnAssertion() throws IOException {
        Vector vector = Vector.called("none-es256");
        for (List<Wycheproof> all : List.of(Wycheproof.ecdsa(), Wycheproof.ed25519(), Wycheproof.rsa())) {
            for (Wycheproof one : all) {
                KeyAssertion assertion = WebAuthnVectorsTest.assertion(vector.storedAs(one.key()));
                assertThat(assertion.check(vector.requestOptions(), vector.assertedWithSignature(one.signature())))
                        .as("%s", one)
                        .isIn(
                                new KeyAssertion.Outcome.Refused(Reason.FACTOR_WRONG),
                                new KeyAssertion.Outcome.Refused(Reason.FACTOR_MALFORMED));
            }
        }
    }
}
