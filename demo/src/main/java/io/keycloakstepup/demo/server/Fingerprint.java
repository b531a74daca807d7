package io.keycloakstepup.demo.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The name of an installation: the same for the same server, jars and build options, else another. */
final class Fingerprint {

    private Fingerprint() {}

    static String of(Path distribution, List<Path> jars, List<String> options) throws IOException {
        MessageDigest digest = sha256();
        options.forEach(option -> digest.update(option.getBytes(StandardCharsets.UTF_8)));
        for (Path jar : jars) {
            digest.update(String.valueOf(jar.getFileName()).getBytes(StandardCharsets.UTF_8));
            digest.update(Files.readAllBytes(jar));
        }
        return distribution.getFileName() + "-" + HexFormat.of().formatHex(digest.digest(), 0, 6);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
