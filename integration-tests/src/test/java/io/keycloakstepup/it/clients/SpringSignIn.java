package io.keycloakstepup.it.clients;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** How an application of Spring's signs users in, in the words of Spring's own documentation. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
final class SpringSignIn {

    @Bean
    SecurityFilterChain chain(HttpSecurity http, ClientRegistrationRepository clients) {
        http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .oauth2Login(login -> login.authorizationEndpoint(
                                endpoint -> endpoint.authorizationRequestResolver(resolver(clients)))
                        .failureHandler(refusals()));
        return http.build();
    }

    /** Registrations that are called like a level ask for it. */
    private static OAuth2AuthorizationRequestResolver resolver(ClientRegistrationRepository clients) {
        var resolver = new DefaultOAuth2AuthorizationRequestResolver(clients, "/oauth2/authorization");
        resolver.setAuthorizationRequestCustomizer(SpringSignIn::askForLevel);
        return resolver;
    }

    private static void askForLevel(OAuth2AuthorizationRequest.Builder request) {
        request.attributes(attributes -> {
            Object registration = attributes.get(OAuth2ParameterNames.REGISTRATION_ID);
            if (registration != null && !registration.equals(SpringWebApp.REGISTRATION)) {
                request.additionalParameters(parameters -> parameters.put("acr_values", registration));
            }
        });
    }

    private static AuthenticationFailureHandler refusals() {
        return (request, response, failure) -> SpringPage.write(
                response, Map.of("exception", failure.getClass().getSimpleName(), "error", code(failure)));
    }

    private static String code(AuthenticationException failure) {
        return failure instanceof OAuth2AuthenticationException refusal
                ? refusal.getError().getErrorCode()
                : failure.getClass().getName();
    }

    @Bean
    OAuth2AuthorizedClientRepository authorizedClients() {
        return new HttpSessionOAuth2AuthorizedClientRepository();
    }

    @Bean
    OAuth2AuthorizedClientManager manager(
            ClientRegistrationRepository clients, OAuth2AuthorizedClientRepository authorizedClients) {
        return new DefaultOAuth2AuthorizedClientManager(clients, authorizedClients);
    }
}
