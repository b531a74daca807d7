package io.keycloakstepup.it.chromium;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** How a page looks on a wide and on a narrow screen, by day and by night; each look leaves a picture. */
public final class Looks {

    private static final int NARROW = 390;
    private static final List<Integer> WIDTHS = List.of(1280, NARROW);
    private static final int HEIGHT = 844;
    private static final Path PICTURES = Path.of("target", "screenshots");

    private Looks() {}

    /** Fails where some look has a barrier or must be scrolled sideways. */
    public static void check(Page page, String name) {
        for (int width : WIDTHS) {
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                check(page, name, width, scheme);
            }
        }
    }

    /** The same on a narrow screen by day alone. */
    public static void checkNarrow(Page page, String name) {
        check(page, name, NARROW, ColorScheme.LIGHT);
    }

    private static void check(Page page, String name, int width, ColorScheme scheme) {
        page.setViewportSize(width, HEIGHT);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        String look = name + "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT);
        picture(page, look);
        assertThat(Axe.barriersOf(page)).as(look).isEmpty();
        assertThat(sidewaysPixels(page)).as(look + " scrolls sideways").isZero();
    }

    /** Leaves a picture of the page as it stands. */
    public static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
    }

    private static int sidewaysPixels(Page page) {
        Object pixels = page.evaluate("Math.max(0, document.documentElement.scrollWidth - window.innerWidth)");
        return ((Number) pixels).intValue();
    }
}
