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

/** Starts the cluster once per run, hands it to tests, heals it after each, and keeps what it logged if one failed. */
final class ClusterExtension
        implements ExecutionCondition, ParameterResolver, BeforeTestExecutionCallback, AfterTestExecutionCallback {

    private static final Namespace NAMESPACE = Namespace.create(ClusterExtension.class);
    private static final int NODES = 2;

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return FixtureSettings.ofThisRun().kind() == FixtureSettings.Kind.CONTAINER
                ? ConditionEvaluationResult.disabled("the cluster is made of processes, not of containers")
                : ConditionEvaluationResult.enabled("the cluster can be started");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Cluster.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return cluster(context);
    }

    @Override
    public void beforeTestExecution(ExtensionContext context) throws IOException {
        for (int i = 0; i < NODES; i++) {
            context.getStore(NAMESPACE)
                    .put(i, Files.size(cluster(context).node(i).log()));
        }
    }

    @Override
    public void afterTestExecution(ExtensionContext context) throws IOException {
        if (context.getExecutionException().isPresent()) {
            for (int i = 0; i < NODES; i++) {
                long before = context.getStore(NAMESPACE).getOrDefault(i, Long.class, 0L);
                FailureFiles.of(context).keepEndOf(cluster(context).node(i).log(), before, "node-" + i + ".log");
            }
        }
        cluster(context).heal();
    }

    private static Cluster cluster(ExtensionContext context) {
        Store store = context.getRoot().getStore(NAMESPACE);
        return store.getOrComputeIfAbsent(Running.class, key -> new Running(start()), Running.class)
                .cluster();
    }

    private static Cluster start() {
        try {
            return Cluster.start();
        } catch (IOException failed) {
            throw new UncheckedIOException("the cluster could not be started", failed);
        }
    }

    /** Stopped by JUnit when the run ends. */
    private record Running(Cluster cluster) implements AutoCloseable {

        @Override
        public void close() {
            cluster.stop();
        }
    }
}
