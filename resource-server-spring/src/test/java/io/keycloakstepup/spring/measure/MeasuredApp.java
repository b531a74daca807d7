package io.keycloakstepup.spring.measure;

import io.keycloakstepup.spring.StepUp;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The API that is measured, in a process of its own. It tells its port, and ends when its standard input does. */
final class MeasuredApp {

    private MeasuredApp() {}

    /** Starts it; the arguments are settings of Spring Boot. */
    public static void main(String[] arguments) throws Exception {
        try (var context = new SpringApplicationBuilder(Api.class).run(arguments)) {
            String port = Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port"));
            System.out.write((port + "\n").getBytes(StandardCharsets.US_ASCII));
            System.out.flush();
            while (System.in.read() >= 0) {
                // Nobody says anything; the end of it is the sign.
            }
        }
    }

    @EnableAutoConfiguration
    @Import(OwnGuard.class)
    @RestController
    static class Api {

        @StepUp(acr = "mfa", maxAge = "1h")
        @GetMapping("/things/{id}")
        String thing(@PathVariable String id) {
            return "thing " + id;
        }
    }
}
