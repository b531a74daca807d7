package io.keycloakstepup.authenticators.webauthn;

import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.COSEAlgorithmIdentifier;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.security.PublicKey;

/**
 * What becomes of a signature in {@link KeyAssertion}: our look at its form, and the step of the library that verifies it
 * with the stored key. The latter is not public there, so that no message but that of an assertion gets to it; Wycheproof's
 * messages must.
 */
final class SignatureStep {

    private SignatureStep() {}

    /** Whether it takes the signature; it throws for one that cannot be read, which counts as a refusal. */
    static boolean takes(Wycheproof one) throws ReflectiveOperationException {
        if (!ScratchKey.of(32)
                .storedAs(one.key())
                .signatureForm()
                .isOf(one.signature().getBytes())) {
            return false;
        }
        Object key =
                step("WebAuthnCodecs", "importCosePublicKey", ByteArray.class).invoke(null, one.key());
        COSEAlgorithmIdentifier algorithm =
                COSEAlgorithmIdentifier.fromId(one.algorithm()).orElseThrow();
        Method verify = step(
                "Crypto",
                "verifySignature",
                PublicKey.class,
                ByteArray.class,
                ByteArray.class,
                COSEAlgorithmIdentifier.class);
        try {
            return (boolean) verify.invoke(null, key, one.message(), one.signature(), algorithm);
        } catch (InvocationTargetException unreadable) {
            return false;
        }
    }

    private static Method step(String type, String name, Class<?>... parameters) throws ReflectiveOperationException {
        Method step = Class.forName("com.yubico.webauthn." + type).getDeclaredMethod(name, parameters);
        step.setAccessible(true);
        return step;
    }
}
