package io.keycloakstepup.it.chromium;

import io.keycloakstepup.it.report.FailureFiles;
import java.io.IOException;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the browser once per run, hands each test a window of its own, and keeps what a failed test saw. */
final class ChromiumExtension implements ParameterResolver, AfterTestExecutionCallback {

    private static final Namespace NAMESPACE = Namespace.create(ChromiumExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == BrowserWindow.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        // JUnit closes the window with the test, and the browser with the run.
        Store run = context.getRoot().getStore(NAMESPACE);
        Chromium chromium = run.getOrComputeIfAbsent(Chromium.class, key -> Chromium.start(), Chromium.class);
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(BrowserWindow.class, key -> chromium.open(), BrowserWindow.class);
    }

    @Override
    public void afterTestExecution(ExtensionContext context) throws IOException {
        BrowserWindow window = context.getStore(NAMESPACE).get(BrowserWindow.class, BrowserWindow.class);
        if (window != null && context.getExecutionException().isPresent()) {
            window.keep(FailureFiles.of(context));
        }
    }
}
