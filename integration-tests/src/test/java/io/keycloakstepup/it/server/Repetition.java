package io.keycloakstepup.it.server;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** Runs a test as often as {@code -Dcluster.repeat} says. */
final class Repetition implements TestTemplateInvocationContextProvider {

    private static final int TIMES = Integer.getInteger("cluster.repeat", 1);

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return true;
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        return IntStream.range(0, TIMES).mapToObj(number -> new TestTemplateInvocationContext() {});
    }
}
