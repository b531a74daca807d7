package io.keycloakstepup.gateway.reload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What one look at a file found. Two that are equal say that nobody was writing it in between.
 *
 * @param text its content; empty where it cannot be read
 * @param trouble why it cannot be read; empty where it can
 */
record Look(String text, String trouble) {

    static Look at(Path file) {
        try {
            return new Look(Files.readString(file), "");
        } catch (IOException unreadable) {
            return new Look("", "the matrix cannot be read: " + unreadable);
        }
    }

    /** The content; fails where it cannot be read. */
    String content() throws UnfitMatrix {
        if (!trouble.isEmpty()) {
            throw new UnfitMatrix(trouble);
        }
        return text;
    }
}
