package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.machine.Dialogue;
import io.keycloakstepup.it.realm.DemoPayments;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The command line that signs its user in over REST: its jar, in a JVM of its own, without anything else. */
@WithKeycloak
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PayTerminalIT {

    private final DemoPayments demo;

    PayTerminalIT(KeycloakServer keycloak) throws IOException {
        demo = DemoPayments.on(keycloak);
    }

    @AfterAll
    void end() throws IOException {
        demo.close();
    }

    @Test
    void aPaymentIsRefusedAndPassesWithTheCodeOfAnApp() throws IOException {
        try (Dialogue terminal = start("--verbose")) {
            terminal.answer("Name:", "anna")
                    .answer("Password:", demo.password("anna"))
                    .answer("Pay to", "Ada")
                    .answer("Amount", "5000")
                    .answer("Password:", demo.password("anna"))
                    .answer("Which", "1")
                    .answer("Code:", "000000")
                    .answer("Code:", demo.device("anna").freshCode());

            assertThat(terminal.exitCode()).isZero();
            assertThat(terminal.said())
                    .contains("You are anna, level pwd.")
                    .contains("The API wants level mfa or phr, for this very payment.")
                    .contains("You approve: CHF 5000 to Ada.")
                    .contains("That was not right.")
                    .contains("Paid: CHF 5000 to Ada.")
                    .contains("> POST " + demo.url() + "/api/payments")
                    .contains("insufficient_user_authentication")
                    .doesNotContain(demo.password("anna"));
        }
    }

    @Test
    void aCodeByMailApprovesAPayment() throws IOException {
        try (Dialogue terminal = start()) {
            terminal.answer("Name:", "anna")
                    .answer("Password:", demo.password("anna"))
                    .answer("Pay to", "")
                    .answer("Amount", "")
                    .answer("Password:", demo.password("anna"))
                    .answer("Which", "2")
                    .answer("Code:", demo::mailedCode);

            assertThat(terminal.exitCode()).isZero();
            assertThat(terminal.said()).contains("Paid: CHF 5000 to Ada.");
        }
    }

    @Test
    void whoDoesNotSignInPaysNothing() throws IOException {
        try (Dialogue terminal = start()) {
            terminal.answer("Name:", "anna").answer("Password:", "wrong");

            assertThat(terminal.exitCode()).isEqualTo(1);
            assertThat(terminal.said()).contains("Name and password do not belong together.");
        }
    }

    private Dialogue start(String... options) throws IOException {
        return Dialogue.withJar(
                Path.of(System.getProperty("demo.terminal")), demo.url().toString(), options);
    }
}
