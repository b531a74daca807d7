package io.keycloakstepup.spring.measure;

import io.keycloakstepup.resource.servlet.StepUpFilter;
import io.keycloakstepup.resource.verifier.Verification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;

/** The library's filter in place of Spring Security: it verifies the tokens, and holds the requests against the matrix. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("measured.issuer")
final class OwnGuard {

    /** Whom the tokens are meant for. */
    static final String AUDIENCE = "things-api";

    @Bean
    static FilterRegistrationBean<StepUpFilter> guard(
            @Value("${measured.issuer}") String issuer, @Value("classpath:measured-matrix.yaml") Resource matrix)
            throws IOException {
        return new FilterRegistrationBean<>(StepUpFilter.builder()
                .matrix(matrix.getContentAsString(StandardCharsets.UTF_8))
                .tokens(Verification.of(issuer, AUDIENCE).build())
                .build());
    }
}
