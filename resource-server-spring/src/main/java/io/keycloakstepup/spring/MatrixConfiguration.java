package io.keycloakstepup.spring;

import io.keycloakstepup.resource.guard.GuardSettings;
import io.keycloakstepup.resource.servlet.StepUpFilter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;

/** Holds all requests against a matrix, behind Spring Security, whose word on tokens it takes. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("step-up.matrix")
final class MatrixConfiguration {

    @Bean
    static FilterRegistrationBean<StepUpFilter> stepUpMatrix(
            StepUpProperties properties,
            VerifiedTokens tokens,
            ObjectProvider<GuardSettings> settings,
            SecurityFilterProperties security) {
        FilterRegistrationBean<StepUpFilter> registration = new FilterRegistrationBean<>(StepUpFilter.builder()
                .matrix(text(properties.matrix()))
                .tokens(tokens)
                .settings(settings.getIfAvailable(GuardSettings::defaults))
                .build());
        registration.setOrder(security.getOrder() + 1);
        return registration;
    }

    private static String text(@Nullable Resource matrix) {
        if (matrix == null) {
            throw new WrongStepUp("step-up.matrix is empty", "say where the matrix is, such as classpath:matrix.yaml");
        }
        try {
            return matrix.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException notRead) {
            throw new WrongStepUp(
                    "step-up.matrix names " + matrix + ", which cannot be read: " + notRead.getMessage(),
                    "say where the matrix is, such as classpath:matrix.yaml");
        }
    }
}
