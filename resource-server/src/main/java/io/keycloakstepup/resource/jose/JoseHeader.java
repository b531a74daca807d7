package io.keycloakstepup.resource.jose;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a signed text says about itself before anybody believes it.
 *
 * @param algorithm what it claims to be signed with
 * @param keyId which of its issuer's keys that was; empty if it does not say
 * @param type what kind of text it is, without the {@code application/} that may be left out (RFC 7515 §4.1.9); empty if it
 *     does not say
 * @param key the key that it brings along, as JSON; empty if it brings none. Only a proof may
 */
record JoseHeader(
        SignatureAlgorithm algorithm,
        Optional<String> keyId,
        Optional<String> type,
        Optional<Map<String, Object>> key) {

    private static final String APPLICATION = "application/";

    /** What changes the meaning of the rest and is not understood here: such a text is not read (RFC 7515 §4.1.11, RFC 7797). */
    private static final Set<String> NOT_UNDERSTOOD = Set.of("crit", "b64", "zip", "enc");

    static JoseHeader parse(byte[] json, Set<SignatureAlgorithm> allowed) throws Flawed {
        Claims members = Claims.parse(json);
        if (NOT_UNDERSTOOD.stream().anyMatch(members::has)) {
            throw new Flawed(Flaw.CRITICAL_HEADER);
        }
        SignatureAlgorithm algorithm = members.text("alg")
                .flatMap(SignatureAlgorithm::named)
                .filter(allowed::contains)
                .orElseThrow(() -> new Flawed(Flaw.WRONG_ALGORITHM));
        return new JoseHeader(
                algorithm, members.text("kid"), members.text("typ").map(JoseHeader::shortened), members.object("jwk"));
    }

    private static String shortened(String type) {
        boolean isLong = type.regionMatches(true, 0, APPLICATION, 0, APPLICATION.length());
        return isLong ? type.substring(APPLICATION.length()) : type;
    }

    /** Whether it says that it is one of these; letters may be of either case, as in media types. */
    boolean isOfType(Set<String> types) {
        return type.filter(said -> types.stream().anyMatch(said::equalsIgnoreCase))
                .isPresent();
    }
}
