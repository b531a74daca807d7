package io.keycloakstepup.it.chromium;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Looks for barriers in the page of a window, by the rules of WCAG 2.2, level AA, that a machine can check. */
public final class Axe {

    private static final String RUN = """
            async () => {
              const wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
              const result = await axe.run(document, { runOnly: { type: "tag", values: wcag } });
              return result.violations.flatMap(one => one.nodes.map(node =>
                one.id + " at " + node.target.join(" ") + ": " + node.failureSummary));
            }
            """;

    private Axe() {}

    /** What it found, one line each; empty for a page without barriers. */
    public static List<String> barriersOf(Page page) {
        page.evaluate(source());
        Object found = page.evaluate(RUN);
        return ((List<?>) found).stream().map(String::valueOf).toList();
    }

    private static String source() {
        try (InputStream file = Objects.requireNonNull(Axe.class.getResourceAsStream("/axe.min.js"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("axe.min.js", unreadable);
        }
    }
}
