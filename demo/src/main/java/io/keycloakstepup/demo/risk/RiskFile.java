package io.keycloakstepup.demo.risk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/** A file of the desk, and the path at which its page finds it; none for what is not for the page. */
enum RiskFile {
    PAGE("/", "risk.html", "text/html; charset=utf-8"),
    STYLE("/risk.css", "risk.css", "text/css; charset=utf-8"),
    SCRIPT("/risk.js", "risk.js", "text/javascript; charset=utf-8"),
    MATRIX("", "matrix.yaml", "application/yaml");

    private final String path;
    private final String type;
    private final String text;

    RiskFile(String path, String file, String type) {
        this.path = path;
        this.type = type;
        this.text = read(file);
    }

    /** The file that is served at a path; empty if there is none. */
    static Optional<RiskFile> at(String path) {
        return Arrays.stream(values())
                .filter(file -> !file.path.isEmpty() && file.path.equals(path))
                .findFirst();
    }

    String text() {
        return text;
    }

    RiskReply reply() {
        return RiskReply.text(200, type, text);
    }

    private static String read(String file) {
        try (InputStream stream = Objects.requireNonNull(RiskFile.class.getResourceAsStream(file), file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file, unreadable);
        }
    }
}
