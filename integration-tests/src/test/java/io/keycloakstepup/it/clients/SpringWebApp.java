package io.keycloakstepup.it.clients;

import io.keycloakstepup.it.realm.TestRealm;
import jakarta.servlet.ServletContext;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.web.context.ContextLoaderListener;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.filter.DelegatingFilterProxy;

/** An application of Spring's that signs its users in with Spring Security ({@code oauth2Login}). */
public final class SpringWebApp implements AutoCloseable {

    /** The registration that asks for no level. */
    static final String REGISTRATION = "keycloak";

    private static final String CLIENT = "spring-app";
    private static final String SECRET = "secret-of-the-spring-app";

    private final Tomcat tomcat;

    private SpringWebApp(Tomcat tomcat) {
        this.tomcat = tomcat;
    }

    /**
     * Registers it as a confidential client of a realm, and starts it.
     *
     * @param levels for each there is a registration that asks for it
     */
    public static SpringWebApp start(TestRealm realm, String... levels) throws LifecycleException {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(Path.of("target", "tomcat").toAbsolutePath().toString());
        tomcat.setHostname("localhost");
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        var spring = new AnnotationConfigWebApplicationContext();
        spring.register(SpringSignIn.class);
        spring.addBeanFactoryPostProcessor(
                beans -> beans.registerSingleton("clients", registrations(realm.url(), levels)));
        Context context = tomcat.addContext("", null);
        context.addServletContainerInitializer((none, servlets) -> deploy(spring, servlets), Set.of());
        tomcat.start();
        SpringWebApp app = new SpringWebApp(tomcat);
        realm.admin().create("/clients", app.client());
        return app;
    }

    private static void deploy(AnnotationConfigWebApplicationContext spring, ServletContext servlets) {
        spring.setServletContext(servlets);
        spring.refresh();
        servlets.addListener(new ContextLoaderListener(spring));
        servlets.addFilter("springSecurityFilterChain", new DelegatingFilterProxy("springSecurityFilterChain", spring))
                .addMappingForUrlPatterns(null, false, "/*");
        servlets.addServlet("page", new SpringPage(spring.getBean(OAuth2AuthorizedClientManager.class)))
                .addMapping("/");
    }

    private static ClientRegistrationRepository registrations(URI issuer, String... levels) {
        return new InMemoryClientRegistrationRepository(Stream.concat(Stream.of(REGISTRATION), Stream.of(levels))
                .map(id -> registration(issuer, id))
                .toList());
    }

    private static ClientRegistration registration(URI issuer, String id) {
        return ClientRegistrations.fromIssuerLocation(issuer.toString())
                .registrationId(id)
                .clientId(CLIENT)
                .clientSecret(SECRET)
                .scope("openid", "profile")
                .build();
    }

    private Map<String, Object> client() {
        return Map.of("clientId", CLIENT, "secret", SECRET, "redirectUris", List.of(address() + "login/oauth2/code/*"));
    }

    /** Its one page, which tells the access token of who is signed in. */
    public URI address() {
        return URI.create("http://localhost:" + tomcat.getConnector().getLocalPort() + "/");
    }

    /** Where a browser is sent to sign in; no level is asked for. */
    public URI signIn() {
        return signIn(REGISTRATION);
    }

    /** The same with a level asked for. */
    public URI signIn(String level) {
        return address().resolve("oauth2/authorization/" + level);
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }
}
