package io.keycloakstepup.spring;

import io.keycloakstepup.resource.matrix.Requirement;
import java.lang.reflect.AnnotatedElement;
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
    private final Map<Place, Optional<Requirement>> known = new ConcurrentHashMap<>();

    /** A method of a class, which may have inherited it. */
    private record Place(Class<?> type, Method method) {}

    AnnotatedOperations(Ladder ladder) {
        this.ladder = ladder;
    }

    static boolean isMarked(AnnotatedElement element) {
        return annotations(element).isPresent(StepUp.class);
    }

    /** What is required for this operation; empty where nothing is said of it. */
    Optional<Requirement> requirement(Class<?> type, Method method) {
        return known.computeIfAbsent(new Place(type, method), this::read);
    }

    private Optional<Requirement> read(Place place) {
        String name = place.type().getSimpleName() + "." + place.method().getName() + "()";
        return Stream.concat(
                        said(place.method(), name),
                        said(place.type(), place.type().getSimpleName()))
                .reduce(Requirement::and);
    }

    private Stream<Requirement> said(AnnotatedElement element, String place) {
        return annotations(element).stream(StepUp.class)
                .map(MergedAnnotation::synthesize)
                .map(said -> ladder.requirement(said.acr(), said.maxAge(), "@StepUp at " + place));
    }

    private static MergedAnnotations annotations(AnnotatedElement element) {
        return MergedAnnotations.from(element, SearchStrategy.TYPE_HIERARCHY);
    }
}
