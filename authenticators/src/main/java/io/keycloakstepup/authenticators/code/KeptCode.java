package io.keycloakstepup.authenticators.code;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keycloakstepup.flow.hash.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;

/**
 * What the server keeps of a code until the answer comes: where it was sent, and a hash. Eight digits are soon found by
 * whoever has salt and hash, so both stay in the sign-in's own memory on the server, and the salt, which is another one for
 * each code, keeps them from being looked up or compared.
 *
 * @param challenge whose tries are counted together
 * @param binding what the factor was bound to when it was sent
 * @param salt 256 random bits, in hexadecimal
 * @param hash the hash of salt, binding and code
 * @param sentAtMillis when, in milliseconds since 1970
 */
record KeptCode(
        @JsonProperty("challenge") String challenge,
        @JsonProperty("binding") String binding,
        @JsonProperty("salt") String salt,
        @JsonProperty("hash") String hash,
        @JsonProperty("sentAt") long sentAtMillis) {

    /** How long a code can be used (NIST SP 800-63B-4 §3.1.3, OWASP ASVS 6.5.5). */
    static final Duration LIFETIME = Duration.ofMinutes(10);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int CHALLENGE_BYTES = 16;
    private static final int SALT_BYTES = 32;

    KeptCode {
        Objects.requireNonNull(challenge, "challenge");
        Objects.requireNonNull(binding, "binding");
        Objects.requireNonNull(salt, "salt");
        Objects.requireNonNull(hash, "hash");
    }

    static KeptCode of(Digits digits, String challenge, String binding, Instant now) {
        String salt = random(SALT_BYTES);
        return new KeptCode(challenge, binding, salt, hash(salt, binding, digits.text()), now.toEpochMilli());
    }

    static String newChallenge() {
        return random(CHALLENGE_BYTES);
    }

    /** What was kept; empty for what is none of ours. */
    static Optional<KeptCode> read(String written) {
        try {
            return Optional.of(JSON.readValue(written, KeptCode.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    String written() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and a number are always JSON", e);
        }
    }

    /** Whether it was sent there, and not too long ago. */
    boolean isFor(String there, Instant now) {
        return binding.equals(there)
                && !now.isAfter(Instant.ofEpochMilli(sentAtMillis).plus(LIFETIME));
    }

    /** Whether this is the code; compared in constant time. */
    boolean is(String typed) {
        return MessageDigest.isEqual(bytes(hash(salt, binding, typed)), bytes(hash));
    }

    private static String hash(String salt, String binding, String code) {
        return Sha256.of(salt + "\0" + binding + "\0" + code);
    }

    private static String random(int length) {
        byte[] random = new byte[length];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
