package io.keycloakstepup.it.clients;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;

/** How an API of Spring's takes tokens, in the words of Spring's own documentation. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
final class SpringApiSecurity {

    @Bean
    SecurityFilterChain chain(HttpSecurity http, JwtDecoder tokens) {
        http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.decoder(tokens)));
        return http.build();
    }
}
