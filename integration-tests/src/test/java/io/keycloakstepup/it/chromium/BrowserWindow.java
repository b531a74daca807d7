package io.keycloakstepup.it.chromium;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Tracing;
import io.keycloakstepup.it.login.AuthorizationRequest;
import io.keycloakstepup.it.login.Callback;
import io.keycloakstepup.it.report.FailureFiles;
import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** A browser window with a profile of its own, recorded in case its test fails. */
public final class BrowserWindow implements AutoCloseable {

    /** How long a page may take, in milliseconds: on a machine that does much else, the first one takes its time. */
    private static final double PATIENCE_MILLIS = 120_000;

    private final BrowserContext context;
    private final Page page;

    private BrowserWindow(BrowserContext context, Page page) {
        this.context = context;
        this.page = page;
    }

    static BrowserWindow of(BrowserContext context) {
        context.setDefaultTimeout(PATIENCE_MILLIS);
        context.tracing().start(new Tracing.StartOptions().setScreenshots(true).setSnapshots(true));
        return new BrowserWindow(context, context.newPage());
    }

    /** The page, to be driven with all that Playwright offers. */
    public Page page() {
        return page;
    }

    /** Moves to another network: from now on the server sees this client address. */
    public BrowserWindow moveTo(String address) {
        context.setExtraHTTPHeaders(Map.of("X-Forwarded-For", address));
        return this;
    }

    /** A window beside this one, with a profile of its own, in which pages run no script. It closes with the browser. */
    public BrowserWindow withoutScripts() {
        return of(context.browser().newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false)));
    }

    /** Goes where the application sends the user to sign in. */
    public BrowserWindow open(AuthorizationRequest request) {
        page.navigate(request.address().toString());
        return this;
    }

    /** Waits until the window is back at the application, and tells what it brought along. */
    public Callback callback(AuthorizationRequest request) {
        page.waitForURL(address -> address.startsWith(request.returnAddress().toString()));
        return Callback.at(URI.create(page.url()));
    }

    @Override
    public void close() {
        context.close();
    }

    /** Leaves a picture of the page and the trace of how the test came to it. */
    void keep(FailureFiles files) throws IOException {
        page.screenshot(new Page.ScreenshotOptions().setPath(files.file("screenshot.png")));
        context.tracing().stop(new Tracing.StopOptions().setPath(files.file("trace.zip")));
    }
}
