package io.keycloakstepup.spring;

import io.keycloakstepup.resource.guard.TokenGuard;
import io.keycloakstepup.resource.matrix.Limits;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.web.servlet.handler.MappedInterceptor;

/**
 * Has the annotations at the beans of a web application held. It replaces nothing: chains of filters, converters and handlers of the
 * application stay as they are, and this stands beside them.
 */
@AutoConfiguration
@ConditionalOnWebApplication
@EnableConfigurationProperties(StepUpProperties.class)
@Import(MatrixConfiguration.class)
public final class StepUpAutoConfiguration {

    private static final Clock CLOCK = Clock.systemUTC();

    @Bean
    static Ladder stepUpLadder(StepUpProperties properties) {
        return new Ladder(properties.order());
    }

    @Bean
    static AnnotatedOperations stepUpOperations(Ladder ladder) {
        return new AnnotatedOperations(ladder);
    }

    @Bean
    static VerifiedTokens stepUpTokens(ObjectProvider<SecurityContextHolderStrategy> contexts) {
        return new VerifiedTokens(contexts.getIfAvailable(SecurityContextHolder::getContextHolderStrategy));
    }

    @Bean
    static RequestGuard stepUpGuard(StepUpProperties properties) {
        Limits limits = new Limits(Limits.DEFAULT.bodyBytes(), properties.clockSkew(), properties.roundTrip());
        return new RequestGuard(new TokenGuard(limits), CLOCK);
    }

    /** Every mapping of Spring MVC takes it up, whoever made that, and before all interceptors of its own. */
    @Bean
    static MappedInterceptor stepUpInterceptor(
            AnnotatedOperations operations, RequestGuard guard, VerifiedTokens tokens) {
        return new MappedInterceptor(null, new StepUpInterceptor(operations, guard, tokens.contexts()));
    }

    @Bean
    @Lazy(false)
    static StepUpCheck stepUpCheck(ConfigurableListableBeanFactory beans, AnnotatedOperations operations) {
        return new StepUpCheck(beans, operations);
    }

    @Bean
    static StepUpAuthorization stepUpAuthorization(Ladder ladder, RequestGuard guard) {
        return new StepUpAuthorization(ladder, guard);
    }

    /** Every chain that is made from Spring's {@code HttpSecurity} gets these filters, the application's own among them. */
    @Bean
    static Customizer<HttpSecurity> stepUpFilters(VerifiedTokens tokens, StepUpProperties properties) {
        return http -> http.addFilterAfter(new StepUpAnswerFilter(), ExceptionTranslationFilter.class)
                .addFilterAfter(
                        new FactorsFilter(tokens.contexts(), CLOCK, properties.clockSkew()),
                        ExceptionTranslationFilter.class);
    }
}
