package io.keycloakstepup.it.login;

import io.keycloakstepup.it.http.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** A list of recovery codes that a user has put aside. */
public record RecoveryCodes(List<String> codes) {

    /** So many codes, which differ from list to list by their owner's name. */
    public static RecoveryCodes of(String owner, int count) {
        String ending = owner.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]", "");
        return new RecoveryCodes(IntStream.rangeClosed(1, count)
                .mapToObj(number -> "CODE" + number + ending)
                .toList());
    }

    /** The code with this number, from 1. */
    public String number(int number) {
        return codes.get(number - 1);
    }

    /** The stored form, as the admin REST interface takes it. */
    public Map<String, Object> credential() {
        List<Map<String, Object>> stored = IntStream.range(0, codes.size())
                .mapToObj(i -> Map.<String, Object>of("number", i + 1, "encodedHashedValue", hash(codes.get(i))))
                .toList();
        Map<String, Object> data = Map.of("algorithm", "SHA-512", "remaining", codes.size(), "total", codes.size());
        return Map.of(
                "type",
                "recovery-authn-codes",
                "userLabel",
                "codes",
                "secretData",
                Json.write(Map.of("codes", stored)),
                "credentialData",
                Json.write(data));
    }

    private static String hash(String code) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-512").digest(code.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-512", e);
        }
    }
}
