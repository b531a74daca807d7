package io.keycloakstepup.spring;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.util.ClassUtils;

/**
 * A method of a class, which may have inherited it.
 *
 * @param type the class
 * @param method the method
 */
record Operation(Class<?> type, Method method) {

    /**
     * What is written at the method, at what it overrides, and at what an interface of the class says of it: also where the class
     * that the method comes from knows nothing of that interface.
     */
    Stream<MergedAnnotations> annotations() {
        return Stream.concat(Stream.of(method), contracts())
                .map(one -> MergedAnnotations.from(one, SearchStrategy.TYPE_HIERARCHY));
    }

    /**
     * Whether this stands there, or an annotation that consists of it.
     *
     * @param annotation the name of its class, which need not be there
     */
    boolean has(String annotation) {
        return annotations().anyMatch(written -> written.isPresent(annotation));
    }

    private Stream<Method> contracts() {
        return ClassUtils.getAllInterfacesForClassAsSet(type).stream()
                .flatMap(contract -> Stream.of(contract.getMethods()))
                .filter(one -> !Modifier.isStatic(one.getModifiers()) && isOfThisSignature(one));
    }

    private boolean isOfThisSignature(Method other) {
        return other.getName().equals(method.getName()) && parameters(other).equals(parameters(method));
    }

    /** What they are in this class, for which an interface may have left it open. */
    private List<Class<?>> parameters(Method of) {
        return IntStream.range(0, of.getParameterCount())
                .<Class<?>>mapToObj(
                        i -> ResolvableType.forMethodParameter(of, i, type).toClass())
                .toList();
    }
}
