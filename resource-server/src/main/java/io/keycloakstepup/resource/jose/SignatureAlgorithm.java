package io.keycloakstepup.resource.jose;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.OctetKeyPair;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The algorithms that a signature may be made with: asymmetric ones. There is no {@code none} here, nor an HMAC, which whoever
 * has the public key could make (RFC 8725 §2.1).
 */
@SuppressWarnings("ImmutableEnumChecker") // the constants of the library are immutable, and do not say so
public enum SignatureAlgorithm {
    RS256(JWSAlgorithm.RS256, KeyType.RSA, null),
    RS384(JWSAlgorithm.RS384, KeyType.RSA, null),
    RS512(JWSAlgorithm.RS512, KeyType.RSA, null),
    PS256(JWSAlgorithm.PS256, KeyType.RSA, null),
    PS384(JWSAlgorithm.PS384, KeyType.RSA, null),
    PS512(JWSAlgorithm.PS512, KeyType.RSA, null),
    ES256(JWSAlgorithm.ES256, KeyType.EC, Curve.P_256),
    ES384(JWSAlgorithm.ES384, KeyType.EC, Curve.P_384),
    ES512(JWSAlgorithm.ES512, KeyType.EC, Curve.P_521),
    /** RFC 8037, which Keycloak writes; here over Ed25519 only. */
    EDDSA(JWSAlgorithm.EdDSA, KeyType.OKP, Curve.Ed25519),
    /** The name that RFC 9864 gives to the same. */
    ED25519(JWSAlgorithm.Ed25519, KeyType.OKP, Curve.Ed25519);

    /** All of them. */
    public static final Set<SignatureAlgorithm> ALL =
            Collections.unmodifiableSet(EnumSet.allOf(SignatureAlgorithm.class));

    private static final Map<String, SignatureAlgorithm> BY_NAME = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(SignatureAlgorithm::wireName, Function.identity()));

    private final JWSAlgorithm jws;
    private final KeyType keyType;
    private final @Nullable Curve curve;
    private final JWSHeader header;

    SignatureAlgorithm(JWSAlgorithm jws, KeyType keyType, @Nullable Curve curve) {
        this.jws = jws;
        this.keyType = keyType;
        this.curve = curve;
        this.header = new JWSHeader(jws);
    }

    /** The one of this name, written exactly so; empty for all that are not to be believed. */
    public static Optional<SignatureAlgorithm> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** As it stands in {@code alg}. */
    public String wireName() {
        return jws.getName();
    }

    /** What the library wants to know of a header; the rest of it was looked at before. */
    JWSHeader header() {
        return header;
    }

    /** Whether a key is of its type and curve, and says of itself that it is for this algorithm or for none in particular. */
    boolean fits(JWK key) {
        boolean isMeant =
                key.getAlgorithm() == null || key.getAlgorithm().getName().equals(wireName());
        return isMeant && keyType.equals(key.getKeyType()) && isOnCurve(key);
    }

    private boolean isOnCurve(JWK key) {
        return curve == null
                || (key instanceof ECKey ec && curve.equals(ec.getCurve()))
                || (key instanceof OctetKeyPair pair && curve.equals(pair.getCurve()));
    }
}
