package io.keycloakstepup.demo;

import io.keycloakstepup.demo.bank.BankServer;
import io.keycloakstepup.demo.realm.DemoRealm;
import io.keycloakstepup.demo.risk.RiskServer;
import io.keycloakstepup.demo.risk.RiskSettings;
import io.keycloakstepup.demo.server.Administrator;
import io.keycloakstepup.demo.server.Installation;
import io.keycloakstepup.demo.server.KeycloakProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Starts Keycloak with the demo realm, the bank and the quality desk beside it; all end with this program. */
public final class Demo {

    private static final Administrator ADMINISTRATOR = new Administrator("admin", "demo-admin");

    private Demo() {}

    /** Runs the demo until it is interrupted. The arguments are those of {@link DemoOptions}. */
    public static void main(String[] arguments) throws IOException {
        DemoOptions options = DemoOptions.of(arguments);
        options.keycloak().requireFree();
        options.bank().requireFree();
        options.risk().requireFree();
        DemoRealm realm = DemoRealm.parse(Files.readString(options.realm()));

        System.out.println("Preparing Keycloak: about a minute the first time, less from then on ...");
        KeycloakProcess keycloak = start(options);
        BankServer bank = BankServer.start(options.bank().number(), keycloak.url(), realm);
        URI issuer = URI.create(keycloak.url() + "/realms/" + realm.name());
        RiskServer risk = RiskServer.start(RiskSettings.of(options.risk().number(), issuer));

        Console console = new Console(realm.users());
        console.welcome(bank, risk, keycloak.url(), realm.name(), ADMINISTRATOR);
        console.answerUntilInterrupted();
    }

    private static KeycloakProcess start(DemoOptions options) throws IOException {
        Path installations = options.work().resolve("server");
        Installation installation = Installation.prepare(options.distribution(), List.of(options.jar()), installations);
        installation.forgetData();
        installation.offerRealm(options.realm());
        return KeycloakProcess.start(
                installation,
                ADMINISTRATOR,
                options.keycloak().number(),
                List.of("--import-realm"),
                installations.resolve("keycloak.log"));
    }
}
