package io.keycloakstepup.demo;

import io.keycloakstepup.demo.bank.BankServer;
import io.keycloakstepup.demo.otp.Totp;
import io.keycloakstepup.demo.pay.PayServer;
import io.keycloakstepup.demo.realm.DemoUser;
import io.keycloakstepup.demo.risk.RiskServer;
import io.keycloakstepup.demo.server.Administrator;
import io.keycloakstepup.demo.tour.Tour;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** What the demo prints, and its answer to the Enter key: one-time codes that work now. */
final class Console {

    private static final String TERMINAL = "demo/target/keycloak-step-up-demo-*-terminal.jar";

    private final List<DemoUser> users;

    Console(List<DemoUser> users) {
        this.users = users;
    }

    void welcome(
            BankServer bank, RiskServer risk, PayServer pay, URI keycloak, String realm, Administrator administrator) {
        System.out.printf(
                """

                The demo is running.

                  the bank      %s
                  its API       %s
                  the desk      %s   (the API of docs/apis.md, and its page)
                  with curl     REALM=%s/realms/%s DESK=%s demo/risk.sh
                  payments      %s   (sign-in over REST, no redirects; mail arrives at %s/mail)
                  in a terminal java -jar %s %s
                  Keycloak      %s/admin   (%s / %s)
                  the policy    %s/realms/%s/step-up-console   (the same administrator)

                Who you can be
                """,
                bank.url(),
                bank.apiUrl(),
                risk.url(),
                keycloak,
                realm,
                risk.url(),
                pay.url(),
                pay.url(),
                TERMINAL,
                pay.url(),
                keycloak,
                administrator.name(),
                administrator.password(),
                keycloak,
                realm);
        tellWhatToTry();
    }

    private void tellWhatToTry() {
        users.forEach(user -> System.out.printf("  %-6s %-24s %s%n", user.name(), user.password(), user.about()));
        System.out.println("\nWhat to try");
        int number = 0;
        for (Tour.Step step : Tour.steps()) {
            System.out.printf("  %d. %s. %s%n", ++number, step.title(), step.text());
        }
        System.out.println();
        printCodes();
        System.out.println("  Enter: a fresh code (each works once)   Ctrl-C: stop everything");
    }

    /** Prints fresh codes for every line that is typed, and goes on waiting where nobody can type. */
    void answerUntilInterrupted() throws IOException {
        BufferedReader keyboard = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        while (keyboard.readLine() != null) {
            printCodes();
        }
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void printCodes() {
        Instant now = Instant.now();
        for (DemoUser user : users) {
            user.totp()
                    .ifPresent(totp -> System.out.printf(
                            "  code for %s: %s (valid for %d s)%n",
                            user.name(), totp.codeAt(now), Totp.left(now).toSeconds()));
        }
    }
}
