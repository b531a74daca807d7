package io.keycloakstepup.demo.tour;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** A guided tour of the demo, the same on the bank's page and on the console. */
public final class Tour {

    private static final String FILE = "tour.txt";
    private static final List<Step> STEPS =
            read().lines().filter(line -> !line.isBlank()).map(Tour::step).toList();

    private Tour() {}

    /** One thing to try: what, and how and why. */
    public record Step(String title, String text) {}

    /** The steps, in their order. */
    public static List<Step> steps() {
        return STEPS;
    }

    private static Step step(String line) {
        String[] parts = line.split(": ", 2);
        return new Step(parts[0], parts[1]);
    }

    private static String read() {
        try (InputStream stream = Objects.requireNonNull(Tour.class.getResourceAsStream(FILE), FILE)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(FILE, unreadable);
        }
    }
}
