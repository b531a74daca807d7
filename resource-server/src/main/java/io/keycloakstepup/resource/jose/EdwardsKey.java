package io.keycloakstepup.resource.jose;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;

/**
 * A public key of Ed25519 (RFC 8032, RFC 8037). Java's own arithmetic: the library would want another library for it.
 *
 * @param key the key
 */
record EdwardsKey(PublicKey key) {

    private static final String ED25519 = "Ed25519";

    private static final int BYTES = 32;

    static EdwardsKey of(OctetKeyPair pair) throws Flawed {
        byte[] point = pair.getDecodedX();
        if (!Curve.Ed25519.equals(pair.getCurve()) || point.length != BYTES) {
            throw new Flawed(Flaw.UNFIT_KEY);
        }
        try {
            EdECPublicKeySpec spec = new EdECPublicKeySpec(NamedParameterSpec.ED25519, decoded(point));
            return new EdwardsKey(KeyFactory.getInstance(ED25519).generatePublic(spec));
        } catch (GeneralSecurityException notAPoint) {
            throw new Flawed(Flaw.UNFIT_KEY);
        }
    }

    /** RFC 8032 §5.1.3: little endian, the highest bit says whether x is odd. */
    private static EdECPoint decoded(byte[] point) {
        byte[] bigEndian = new byte[BYTES];
        for (int i = 0; i < BYTES; i++) {
            bigEndian[i] = point[BYTES - 1 - i];
        }
        boolean isOdd = (bigEndian[0] & 0x80) != 0;
        bigEndian[0] &= 0x7f;
        return new EdECPoint(isOdd, new BigInteger(1, bigEndian));
    }

    boolean hasSigned(byte[] signed, byte[] signature) {
        try {
            Signature check = Signature.getInstance(ED25519);
            check.initVerify(key);
            check.update(signed);
            return check.verify(signature);
        } catch (SignatureException wrong) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform since 15 has " + ED25519, e);
        }
    }
}
