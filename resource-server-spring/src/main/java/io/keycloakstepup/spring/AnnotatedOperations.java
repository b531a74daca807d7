package io.keycloakstepup.spring;

import io.keycloakstepup.resource.matrix.Requirement;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;

/** What the annotations say. Thread-safe. */
final class AnnotatedOperations {

    private final Ladder ladder;
    private final Map<Operation, Optional<Requirement>> known = new ConcurrentHashMap<>();

    AnnotatedOperations(Ladder ladder) {
        this.ladder = ladder;
    }

    static boolean isMarked(Class<?> type) {
        return annotations(type).isPresent(StepUp.class);
    }

    /** What is required for this operation; empty where nothing is said of it. */
    Optional<Requirement> requirement(Class<?> type, Method method) {
        return known.computeIfAbsent(new Operation(type, method), this::read);
    }

    private Optional<Requirement> read(Operation operation) {
        String type = operation.type().getSimpleName();
        String name = type + "." + operation.method().getName() + "()";
        return Stream.concat(
                        operation.annotations().flatMap(written -> said(written, name)),
                        said(annotations(operation.type()), type))
                .reduce(Requirement::and);
    }

    private Stream<Requirement> said(MergedAnnotations written, String place) {
        return written.stream(StepUp.class)
                .map(MergedAnnotation::synthesize)
                .map(said -> ladder.requirement(said.acr(), said.maxAge(), "@StepUp at " + place));
    }

    private static MergedAnnotations annotations(Class<?> type) {
        return MergedAnnotations.from(type, SearchStrategy.TYPE_HIERARCHY);
    }
}
