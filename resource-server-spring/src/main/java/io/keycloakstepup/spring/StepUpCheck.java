package io.keycloakstepup.spring;

import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils.MethodFilter;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.handler.MappedInterceptor;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Keeps an application from starting that says {@link StepUp} where it would not be held: in a bean that is no controller, in one
 * that another kind of mapping serves, or with a level that there is not.
 */
final class StepUpCheck implements SmartInitializingSingleton {

    private static final MethodFilter MARKED = AnnotatedOperations::isMarked;

    private final ConfigurableListableBeanFactory beans;
    private final AnnotatedOperations operations;

    /** An operation that the interceptor stands before. */
    private record Held(Class<?> type, Method method) {}

    StepUpCheck(ConfigurableListableBeanFactory beans, AnnotatedOperations operations) {
        this.beans = beans;
        this.operations = operations;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Set<Held> held = held();
        for (String name : beans.getBeanNamesForType(Object.class, true, false)) {
            Class<?> type = AutoProxyUtils.determineTargetClass(beans, name);
            if (type != null && !type.getName().startsWith("org.springframework.")) {
                check(ClassUtils.getUserClass(type), held);
            }
        }
    }

    private void check(Class<?> type, Set<Held> held) {
        for (Method method : MethodIntrospector.selectMethods(type, MARKED)) {
            if (!held.contains(new Held(type, method))) {
                throw unheld(type.getName() + "." + method.getName() + "()");
            }
        }
        List<Held> served = held.stream().filter(one -> one.type().equals(type)).toList();
        if (served.isEmpty() && AnnotatedOperations.isMarked(type)) {
            throw unheld(type.getName());
        }
        served.forEach(one -> operations.requirement(type, one.method()));
    }

    private static WrongStepUp unheld(String place) {
        return new WrongStepUp(
                "@StepUp at " + place + " would not be held",
                "Write it at the operations of controllers of Spring MVC (@RequestMapping and its kin), which call the"
                        + " rest; for other handlers say .access(stepUp.require(...)) in the SecurityFilterChain");
    }

    private Set<Held> held() {
        Set<Held> held = new HashSet<>();
        for (RequestMappingInfoHandlerMapping mapping : beans.getBeanProvider(RequestMappingInfoHandlerMapping.class)) {
            if (isIntercepted(mapping.getAdaptedInterceptors())) {
                mapping.getHandlerMethods()
                        .values()
                        .forEach(handler -> held.add(new Held(handler.getBeanType(), handler.getMethod())));
            }
        }
        return held;
    }

    private static boolean isIntercepted(HandlerInterceptor @Nullable [] interceptors) {
        return interceptors != null
                && Stream.of(interceptors)
                        .anyMatch(one -> one instanceof MappedInterceptor mapped
                                && mapped.getInterceptor() instanceof StepUpInterceptor);
    }
}
