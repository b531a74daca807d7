package io.keycloakstepup.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keycloakstepup.spring.fixture.RunningApp;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A sensitivity matrix beside Spring Security, by one property. */
final class MatrixTest {

    @Test
    void allRequestsAreHeldAgainstIt() {
        try (RunningApp app = RunningApp.of(Application.class, "step-up.matrix=classpath:matrix.yaml")) {
            String weak = app.issuer().token("pwd", 10);

            assertThat(app.get("/risk", weak).status()).isEqualTo(200);
            assertThat(app.post("/risk", weak, "{\"severity\":\"LOW\"}").body()).isEqualTo("{\"severity\":\"LOW\"}");
            assertThat(app.post("/risk", weak, "{\"severity\":\"CRITICAL\"}").challenge())
                    .contains("acr_values=\"phr\", max_age=\"300\"");
            assertThat(app.post("/risk", app.issuer().token("phr", 10), "{\"severity\":\"CRITICAL\"}")
                            .status())
                    .isEqualTo(200);
            assertThat(app.get("/unlisted", weak).status()).isEqualTo(403);
            assertThat(app.get("/risk").challenge()).doesNotContain("acr_values");
            assertThat(app.get("/annotated", weak).challenge()).contains("acr_values=\"phr\"");
        }
    }

    @Test
    void oneThatIsNotThereKeepsTheApplicationFromStarting() {
        assertThatThrownBy(() -> RunningApp.of(Application.class, "step-up.matrix=classpath:no-such-file.yaml")
                        .close())
                .extracting(NestedExceptionUtils::getMostSpecificCause)
                .isInstanceOfSatisfying(
                        WrongStepUp.class, wrong -> assertThat(wrong.place()).contains("no-such-file.yaml"));
    }

    @Test
    void oneThatIsWrongKeepsTheApplicationFromStarting() {
        assertThatThrownBy(() -> RunningApp.of(Application.class, "step-up.matrix=classpath:wrong-matrix.yaml")
                        .close())
                .rootCause()
                .hasMessageContaining("did you mean 'operations'?");
    }

    @EnableAutoConfiguration
    @RestController
    static class Application {

        @GetMapping({"/risk", "/unlisted"})
        String read() {
            return "read";
        }

        @PostMapping("/risk")
        String update(@RequestBody String body) {
            return body;
        }

        @StepUp(acr = "phr")
        @GetMapping("/annotated")
        String annotated() {
            return "done";
        }
    }
}
