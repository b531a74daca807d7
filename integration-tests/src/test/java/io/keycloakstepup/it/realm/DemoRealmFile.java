package io.keycloakstepup.it.realm;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The realm file that the demo imports, from the module that ships it. */
public final class DemoRealmFile {

    private static final String NAME = "/step-up-demo-realm.json";

    private DemoRealmFile() {}

    public static String text() {
        try (InputStream file = Objects.requireNonNull(DemoRealmFile.class.getResourceAsStream(NAME), NAME)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(NAME, unreadable);
        }
    }
}
