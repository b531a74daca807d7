package io.keycloakstepup.it.clients;

import io.keycloakstepup.it.http.Answer;
import io.keycloakstepup.it.http.Http;
import jakarta.servlet.ServletContext;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestOperations;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.context.ContextLoaderListener;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.filter.DelegatingFilterProxy;

/** An API behind Spring Security's resource server, with nothing of this project in it. */
public final class SpringApi implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Tomcat tomcat;

    private SpringApi(Tomcat tomcat) {
        this.tomcat = tomcat;
    }

    /**
     * Starts it.
     *
     * @param issuer whose tokens it takes
     * @param audience whom they must be for
     */
    public static SpringApi start(URI issuer, String audience) throws LifecycleException {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(Path.of("target", "tomcat-api").toAbsolutePath().toString());
        tomcat.setHostname("localhost");
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        var spring = new AnnotationConfigWebApplicationContext();
        spring.register(SpringApiSecurity.class);
        spring.addBeanFactoryPostProcessor(
                beans -> beans.registerSingleton("tokens", decoder(issuer.toString(), audience)));
        Context context = tomcat.addContext("", null);
        context.addServletContainerInitializer((none, servlets) -> deploy(spring, servlets), Set.of());
        tomcat.start();
        return new SpringApi(tomcat);
    }

    private static JwtDecoder decoder(String issuer, String audience) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withIssuerLocation(issuer)
                .restOperations(patient())
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer(issuer),
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD, audiences -> audiences != null && audiences.contains(audience))));
        return decoder;
    }

    /** Spring waits for half a second otherwise, which a server that has just been started may need. */
    private static RestOperations patient() {
        var requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(PATIENCE);
        requests.setReadTimeout(PATIENCE);
        return new RestTemplate(requests);
    }

    private static void deploy(AnnotationConfigWebApplicationContext spring, ServletContext servlets) {
        spring.setServletContext(servlets);
        spring.refresh();
        servlets.addListener(new ContextLoaderListener(spring));
        servlets.addFilter("springSecurityFilterChain", new DelegatingFilterProxy("springSecurityFilterChain", spring))
                .addMappingForUrlPatterns(null, false, "/*");
        servlets.addServlet("page", new SpringApiPage()).addMapping("/");
    }

    /** What it answers to a caller with this token: what Spring knows of its user. */
    public Answer get(String token) {
        URI address = URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + "/");
        return Http.withoutCookies().get(address, Map.of("Authorization", "Bearer " + token));
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }
}
