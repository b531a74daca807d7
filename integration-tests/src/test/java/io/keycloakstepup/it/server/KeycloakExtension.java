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

/** Starts the server once per run, hands it to tests, and keeps what it logged during a test that failed. */
final class KeycloakExtension
        implements ExecutionCondition, ParameterResolver, BeforeTestExecutionCallback, AfterTestExecutionCallback {

    private static final Namespace NAMESPACE = Namespace.create(KeycloakExtension.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return FixtureSettings.ofThisRun().kind() == FixtureSettings.Kind.CONTAINER && !ContainerServer.isPossible()
                ? ConditionEvaluationResult.disabled(ContainerServer.WITHOUT_ENGINE)
                : ConditionEvaluationResult.enabled("the server can be started");
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
        Store store = context.getRoot().getStore(NAMESPACE);
        return store.getOrComputeIfAbsent(Running.class, key -> new Running(start()), Running.class)
                .server();
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
    private record Running(KeycloakServer server) implements AutoCloseable {

        @Override
        public void close() {
            server.stop();
        }
    }
}
