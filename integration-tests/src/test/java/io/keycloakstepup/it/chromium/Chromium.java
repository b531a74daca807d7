package io.keycloakstepup.it.chromium;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import io.keycloakstepup.it.login.App;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The headless browser of a run. Like all of Playwright it belongs to the thread that started it. */
final class Chromium implements AutoCloseable {

    // Quiet: nothing is fetched but what the page under test asks for. No sandbox: tests may run as root.
    private static final List<String> FLAGS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final ApplicationStub application;
    private final Playwright playwright;
    private final Browser browser;

    private Chromium(ApplicationStub application, Playwright playwright, Browser browser) {
        this.application = application;
        this.playwright = playwright;
        this.browser = browser;
    }

    static Chromium start() {
        ApplicationStub application = ApplicationStub.start();
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(ChromiumExecutable.find())
                        .setArgs(flags(application)));
        return new Chromium(application, playwright, browser);
    }

    /** A window with a profile of its own. */
    BrowserWindow open() {
        return BrowserWindow.of(browser.newContext());
    }

    @Override
    public void close() {
        playwright.close();
        application.close();
    }

    private static List<String> flags(ApplicationStub application) {
        // The application's name leads to the stub, localhost to the server, and every other name nowhere.
        String rules = "MAP %s 127.0.0.1:%d, MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1"
                .formatted(App.ADDRESS.getHost(), application.port());
        List<String> flags = new ArrayList<>(FLAGS);
        flags.add("--host-resolver-rules=" + rules);
        return flags;
    }
}
