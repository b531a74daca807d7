package io.keycloakstepup.demo.pay;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/** A file of the page, as it is. */
enum PayFile {
    PAGE("/", "index.html", "text/html"),
    MAILBOX("/mail", "mail.html", "text/html"),
    LOOK_OF_BANK("/bank.css", "/io/keycloakstepup/demo/bank/bank.css", "text/css"),
    STYLE("/pay.css", "pay.css", "text/css"),
    CODE("/pay.js", "pay.js", "text/javascript"),
    CODE_OF_MAILBOX("/mail.js", "mail.js", "text/javascript"),
    KEY("/proof-key.js", "proof-key.js", "text/javascript"),
    EXCHANGE("/exchange.js", "exchange.js", "text/javascript"),
    JOURNAL("/journal.js", "journal.js", "text/javascript"),
    SESSION("/session.js", "session.js", "text/javascript"),
    STEP_UP("/step-up.js", "step-up.js", "text/javascript"),
    SCREENS("/screens.js", "screens.js", "text/javascript"),
    WORDS("/words.js", "words.js", "text/javascript");

    private final String path;
    private final String type;
    private final String text;

    PayFile(String path, String file, String type) {
        this.path = path;
        this.type = type + "; charset=utf-8";
        this.text = read(file);
    }

    /** The file at a path; empty if there is none. */
    static Optional<PayFile> at(String path) {
        return Arrays.stream(values()).filter(file -> file.path.equals(path)).findFirst();
    }

    PayReply reply() {
        return PayReply.of(200, type, text);
    }

    private static String read(String file) {
        try (InputStream stream = Objects.requireNonNull(PayFile.class.getResourceAsStream(file), file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file, unreadable);
        }
    }
}
