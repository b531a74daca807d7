package io.keycloakstepup.it.server;

import io.keycloakstepup.it.report.FailureFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;

/** Starts the server once per run, hands it to tests, and keeps what it logged during a test that failed. */
final class KeycloakExtension
        implements ExecutionCondition,
                TestInstancePreConstructCallback,
                ParameterResolver,
                BeforeTestExecutionCallback,
                AfterTestExecutionCallback {

    private static final Namespace NAMESPACE = Namespace.create(KeycloakExtension.class);

    /** So many tests leave so many realms in the server, and some more. */
    private static final int TESTS_BETWEEN_CLEARINGS = 250;

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return FixtureSettings.ofThisRun().kind() == FixtureSettings.Kind.CONTAINER && !ContainerServer.isPossible()
                ? ConditionEvaluationResult.disabled(ContainerServer.WITHOUT_ENGINE)
                : ConditionEvaluationResult.enabled("the server can be started");
    }

    /** Before the test is made, since its realm may be made with it. */
    @Override
    public void preConstructTestInstance(TestInstanceFactoryContext factory, ExtensionContext context) {
        running(context).countTest();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == KeycloakServer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return server(context);
    }

    @Override
    public void beforeTestExecution(ExtensionContext context) throws IOException {
        context.getStore(NAMESPACE).put("log-size", Files.size(server(context).log()));
    }

    @Override
    public void afterTestExecution(ExtensionContext context) throws IOException {
        if (context.getExecutionException().isPresent()) {
            long before = context.getStore(NAMESPACE).getOrDefault("log-size", Long.class, 0L);
            FailureFiles.of(context).keepEndOf(server(context).log(), before);
        }
    }

    private static KeycloakServer server(ExtensionContext context) {
        return running(context).server;
    }

    private static Running running(ExtensionContext context) {
        Store store = context.getRoot().getStore(NAMESPACE);
        return store.getOrComputeIfAbsent(Running.class, key -> new Running(start()), Running.class);
    }

    private static KeycloakServer start() {
        try {
            FixtureSettings settings = FixtureSettings.ofThisRun();
            return settings.kind() == FixtureSettings.Kind.CONTAINER
                    ? ContainerServer.start(settings)
                    : ProcessServer.start(settings);
        } catch (IOException failed) {
            throw new UncheckedIOException("the server could not be started", failed);
        }
    }

    /** Stopped by JUnit when the run ends. */
    private static final class Running implements AutoCloseable {

        private final KeycloakServer server;
        private int testsSinceCleared;

        private Running(KeycloakServer server) {
            this.server = server;
        }

        private void countTest() {
            if (testsSinceCleared == TESTS_BETWEEN_CLEARINGS) {
                server.clear();
                testsSinceCleared = 0;
            }
            testsSinceCleared++;
        }

        @Override
        public void close() {
            server.stop();
        }
    }
}
