package io.keycloakstepup.admin.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The policy that a realm without one begins with: it reports, and enforces nothing. */
public final class StarterPolicy {

    private static final String RESOURCE = "starter-policy.yaml";

    private StarterPolicy() {}

    /** Its text. */
    public static String text() {
        try (InputStream resource =
                Objects.requireNonNull(StarterPolicy.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " is part of this jar", e);
        }
    }
}
