package io.keycloakstepup.admin.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/** The files that the page consists of; nothing else is ever served. */
enum ConsoleFile {
    PAGE("console.html", "text/html"),
    STYLE("console.css", "text/css"),
    SCRIPT("console.js", "text/javascript"),
    EDITOR("editor.js", "text/javascript"),
    MESSAGES("messages.js", "text/javascript"),
    REST("rest.js", "text/javascript"),
    SIGN_IN("sign-in.js", "text/javascript"),
    WHAT_IF("what-if.js", "text/javascript");

    private final String fileName;
    private final String type;

    ConsoleFile(String fileName, String type) {
        this.fileName = fileName;
        this.type = type;
    }

    /** The file of this name; empty if the page has none. */
    static Optional<ConsoleFile> named(String name) {
        return Arrays.stream(values())
                .filter(file -> file.fileName.equals(name))
                .findFirst();
    }

    /** Its media type. */
    String type() {
        return type + ";charset=utf-8";
    }

    /** What is in it. */
    byte[] content() {
        try (InputStream resource = Objects.requireNonNull(ConsoleFile.class.getResourceAsStream(fileName), fileName)) {
            return resource.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(fileName + " is part of this jar", e);
        }
    }
}
