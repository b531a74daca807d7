package io.keycloakstepup.resource.jose;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;

/** A public key that signatures are believed by. Immutable and thread-safe. */
public final class SigningKey {

    private final JWK key;
    private final Witness witness;

    private SigningKey(JWK key, Witness witness) {
        this.key = key;
        this.witness = witness;
    }

    /** Whether a signature over this holds. */
    private interface Witness {
        boolean confirms(SignatureAlgorithm algorithm, byte[] signed, byte[] signature) throws JOSEException;
    }

    /**
     * Reads the public key that a proof brings along. It must be nothing but public: who sends a private key with each
     * request has none (RFC 9449 §4.3, check 7).
     */
    public static SigningKey embedded(Map<String, Object> json) throws Flawed {
        try {
            JWK key = JWK.parse(json);
            if (key.isPrivate()) {
                throw new Flawed(Flaw.UNFIT_KEY);
            }
            return of(key);
        } catch (ParseException | IllegalArgumentException | IllegalStateException notAKey) {
            throw new Flawed(Flaw.UNFIT_KEY);
        }
    }

    /** Fails unless it is an asymmetric key for signatures, of a kind that is known here and strong enough. */
    static SigningKey of(JWK key) throws Flawed {
        boolean isForSignatures = key.getKeyUse() == null || KeyUse.SIGNATURE.equals(key.getKeyUse());
        boolean isToVerify =
                key.getKeyOperations() == null || key.getKeyOperations().contains(KeyOperation.VERIFY);
        if (!isForSignatures || !isToVerify) {
            throw new Flawed(Flaw.UNFIT_KEY);
        }
        try {
            return new SigningKey(key, witness(key));
        } catch (JOSEException unfit) {
            throw new Flawed(Flaw.UNFIT_KEY);
        }
    }

    private static Witness witness(JWK key) throws JOSEException, Flawed {
        if (key instanceof RSAKey rsa) {
            RsaStrength.mustSuffice(rsa.toRSAPublicKey());
            return by(new RSASSAVerifier(rsa.toRSAPublicKey()));
        }
        if (key instanceof ECKey ec) {
            return by(new ECDSAVerifier(ec.toECPublicKey()));
        }
        if (key instanceof OctetKeyPair pair) {
            EdwardsKey edwards = EdwardsKey.of(pair);
            return (algorithm, signed, signature) -> edwards.hasSigned(signed, signature);
        }
        throw new Flawed(Flaw.UNFIT_KEY);
    }

    private static Witness by(JWSVerifier verifier) {
        return (algorithm, signed, signature) ->
                verifier.verify(algorithm.header(), signed, Base64URL.encode(signature));
    }

    /** What its issuer calls it; empty if that says nothing. */
    public Optional<String> id() {
        return Optional.ofNullable(key.getKeyID());
    }

    /** Whether it is of the type and curve of this algorithm, and its issuer does not say that it is for another. */
    public boolean fits(SignatureAlgorithm algorithm) {
        return algorithm.fits(key);
    }

    /** The SHA-256 of what identifies it, in Base64url (RFC 7638), as {@code cnf.jkt} has it. */
    public String thumbprint() {
        try {
            return key.computeThumbprint().toString();
        } catch (JOSEException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    boolean hasSigned(SignatureAlgorithm algorithm, byte[] signed, byte[] signature) {
        try {
            return witness.confirms(algorithm, signed, signature);
        } catch (JOSEException notVerifiable) {
            return false;
        }
    }
}
