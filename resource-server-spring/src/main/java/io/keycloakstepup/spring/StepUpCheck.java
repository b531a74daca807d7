package io.keycloakstepup.spring;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils.MethodFilter;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.handler.MappedInterceptor;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Keeps an application from starting that says {@link StepUp} at a bean where it would not be held: at one that is no controller,
 * at what another kind of mapping serves, or serves too, or with a level that there is not. What is no bean of this context it
 * does not see.
 */
final class StepUpCheck implements SmartInitializingSingleton {

    /** What has others than Spring MVC call a method, by name: an application need not have them. */
    private static final List<String> OTHER_WAYS = List.of(
            "org.springframework.messaging.handler.annotation.MessageMapping",
            "org.springframework.messaging.simp.annotation.SubscribeMapping",
            "org.springframework.messaging.rsocket.service.RSocketExchange",
            "org.springframework.graphql.data.method.annotation.SchemaMapping",
            "org.springframework.graphql.data.method.annotation.BatchMapping");

    private static final String STEP_UP = StepUp.class.getName();

    private final ConfigurableListableBeanFactory beans;
    private final AnnotatedOperations operations;

    StepUpCheck(ConfigurableListableBeanFactory beans, AnnotatedOperations operations) {
        this.beans = beans;
        this.operations = operations;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Set<Operation> held = held();
        for (String name : beans.getBeanNamesForType(Object.class, true, false)) {
            Class<?> type = AutoProxyUtils.determineTargetClass(beans, name);
            if (type != null && !type.getName().startsWith("org.springframework.") && !isClient(name, type, held)) {
                check(ClassUtils.getUserClass(type), held);
            }
        }
    }

    /** A proxy that no object of this application stands behind, such as a client of what an interface says another serves. */
    private boolean isClient(String name, Class<?> type, Set<Operation> held) {
        return isAbstract(type)
                && held.stream().noneMatch(one -> one.type().equals(type))
                && beans.containsSingleton(name)
                && isAbstract(AopUtils.getTargetClass(beans.getBean(name)));
    }

    private static boolean isAbstract(Class<?> type) {
        return type.isInterface() || Proxy.isProxyClass(type);
    }

    private void check(Class<?> type, Set<Operation> held) {
        boolean isMarked = AnnotatedOperations.isMarked(type);
        MethodFilter methods = method -> isMarked || new Operation(type, method).has(STEP_UP);
        for (Method method : MethodIntrospector.selectMethods(type, methods)) {
            check(new Operation(type, method), held);
        }
        List<Operation> served =
                held.stream().filter(one -> one.type().equals(type)).toList();
        if (served.isEmpty() && isMarked) {
            throw unheld(type.getName());
        }
        served.forEach(one -> operations.requirement(type, one.method()));
    }

    private static void check(Operation marked, Set<Operation> held) {
        boolean isPassedBy = OTHER_WAYS.stream().anyMatch(marked::has);
        if (isPassedBy || (marked.has(STEP_UP) && !held.contains(marked))) {
            throw unheld(marked.type().getName() + "." + marked.method().getName() + "()");
        }
    }

    private static WrongStepUp unheld(String place) {
        return new WrongStepUp(
                "@StepUp at " + place + " would not be held",
                "Write it at the operations of controllers of Spring MVC (@RequestMapping and its kin), which call the"
                        + " rest, and at nothing that is called by other ways too; for other handlers say .access(stepUp.require(...)) in the SecurityFilterChain");
    }

    private Set<Operation> held() {
        Set<Operation> held = new HashSet<>();
        for (RequestMappingInfoHandlerMapping mapping : beans.getBeanProvider(RequestMappingInfoHandlerMapping.class)) {
            if (isIntercepted(mapping.getAdaptedInterceptors())) {
                mapping.getHandlerMethods()
                        .values()
                        .forEach(handler -> held.add(new Operation(handler.getBeanType(), handler.getMethod())));
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
