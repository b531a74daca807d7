package io.keycloakstepup.resource.jose;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A text in the compact form of JSON Web Signature (RFC 7515 §7.1), taken apart and not yet believed. What it says can be read
 * only by way of a key that signed it. Immutable.
 */
public final class SignedText {

    private final JoseHeader header;
    private final String payload;
    private final byte[] signed;
    private final byte[] signature;

    private SignedText(JoseHeader header, String payload, byte[] signed, byte[] signature) {
        this.header = header;
        this.payload = payload;
        this.signed = signed;
        this.signature = signature;
    }

    /**
     * Takes it apart.
     *
     * @param mostCharacters what is longer is not looked at
     * @param allowed the algorithms that it may be signed with
     */
    public static SignedText parse(String text, int mostCharacters, Set<SignatureAlgorithm> allowed) throws Flawed {
        if (text.length() > mostCharacters) {
            throw new Flawed(Flaw.OVERSIZED);
        }
        int first = text.indexOf('.');
        int last = text.lastIndexOf('.');
        if (first <= 0 || first == last || last != text.indexOf('.', first + 1) || last == text.length() - 1) {
            throw new Flawed(Flaw.MALFORMED);
        }
        JoseHeader header = JoseHeader.parse(Base64UrlText.decode(text.substring(0, first)), allowed);
        byte[] signature = Base64UrlText.decode(text.substring(last + 1));
        byte[] signed = text.substring(0, last).getBytes(StandardCharsets.US_ASCII);
        return new SignedText(header, text.substring(first + 1, last), signed, signature);
    }

    /** What it claims to be signed with. */
    public SignatureAlgorithm algorithm() {
        return header.algorithm();
    }

    /** Which of its issuer's keys it names. */
    public Optional<String> keyId() {
        return header.keyId();
    }

    /** The key that it brings along (RFC 7515 §4.1.3): nothing that an access token may be believed by. */
    public Optional<Map<String, Object>> embeddedKey() {
        return header.key();
    }

    /** Whether its {@code typ} is one of these. */
    public boolean isOfType(Set<String> types) {
        return header.isOfType(types);
    }

    /** Fails unless its {@code typ} is one of these. */
    public void mustBeOfType(Set<String> types) throws Flawed {
        if (!isOfType(types)) {
            throw new Flawed(Flaw.WRONG_TYPE);
        }
    }

    /** What it says, if this key signed it: JSON in UTF-8. */
    public Claims claims(SigningKey key) throws Flawed {
        return Claims.parse(payload(key));
    }

    byte[] payload(SigningKey key) throws Flawed {
        byte[] content = Base64UrlText.decode(payload);
        if (!key.fits(header.algorithm()) || !key.hasSigned(header.algorithm(), signed, signature)) {
            throw new Flawed(Flaw.WRONG_SIGNATURE);
        }
        return content;
    }
}
