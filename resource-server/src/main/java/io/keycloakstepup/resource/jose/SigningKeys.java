package io.keycloakstepup.resource.jose;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys that an issuer publishes (RFC 7517 §5), those that signatures can be believed by. Immutable and thread-safe.
 *
 * @param keys all of them; may be empty
 */
public record SigningKeys(List<SigningKey> keys) {

    /** An issuer has a handful; each is looked at for each token. */
    private static final int MOST_KEYS = 100;

    public SigningKeys {
        keys = List.copyOf(keys);
    }

    /**
     * Reads a set. What is no key for signatures, or one that is not understood here, is left out: an issuer publishes keys
     * for encryption beside them, and a new kind of key must not put out the others (RFC 7517 §5).
     *
     * @param json UTF-8
     */
    public static SigningKeys parse(byte[] json) throws Flawed {
        try {
            Map<String, Object> set = Claims.parse(json).asMap();
            Map<String, Object>[] published = JSONObjectUtils.getJSONObjectArray(set, "keys");
            if (published == null || published.length > MOST_KEYS) {
                throw new Flawed(Flaw.MALFORMED);
            }
            return new SigningKeys(Arrays.stream(published)
                    .flatMap(one -> usable(one).stream())
                    .toList());
        } catch (ParseException notASet) {
            throw new Flawed(Flaw.MALFORMED);
        }
    }

    private static Optional<SigningKey> usable(Map<String, Object> published) {
        try {
            return Optional.of(SigningKey.of(JWK.parse(published)));
        } catch (ParseException | Flawed | IllegalArgumentException | IllegalStateException leftOut) {
            return Optional.empty();
        }
    }

    /**
     * The key that must have signed this, if anybody here has: the one of its name that fits its algorithm; where it names none,
     * the only one that fits. Two that fit are none, as nobody can tell which was meant.
     */
    public Optional<SigningKey> of(SignedText text) {
        List<SigningKey> fitting = keys.stream()
                .filter(key -> key.fits(text.algorithm()))
                .filter(key -> text.keyId().isEmpty() || text.keyId().equals(key.id()))
                .toList();
        return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
    }
}
