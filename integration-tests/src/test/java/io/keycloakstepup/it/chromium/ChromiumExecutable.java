package io.keycloakstepup.it.chromium;

import io.keycloakstepup.it.machine.Program;
import java.nio.file.Path;
import java.util.List;

/** The Chrome or Chromium of this machine. */
final class ChromiumExecutable {

    private static final Program CHROMIUM = new Program(
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"),
            List.of(Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")),
            "chromium");

    private ChromiumExecutable() {}

    static Path find() {
        return CHROMIUM.find();
    }
}
