package io.keycloakstepup.demo;

import io.keycloakstepup.demo.bank.BankServer;
import io.keycloakstepup.demo.mail.MailServer;
import io.keycloakstepup.demo.pay.PayServer;
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

/** Starts Keycloak with the demo realm, and the bank, its payments and the quality desk beside it; all end with this program. */
public final class Demo {

    private static final Administrator ADMINISTRATOR = new Administrator("admin", "demo-admin");

    private Demo() {}

    /** Runs the demo until it is interrupted. The arguments are those of {@link DemoOptions}. */
    public static void main(String[] arguments) throws IOException {
        DemoOptions options = DemoOptions.of(arguments);
        options.keycloak().requireFree();
        options.bank().requireFree();
        options.risk().requireFree();
        options.pay().requireFree();
        DemoRealm realm = DemoRealm.parse(Files.readString(options.realm()));

        System.out.println("Preparing Keycloak: about a minute the first time, less from then on ...");
        MailServer mail = MailServer.start();
        KeycloakProcess keycloak = start(options, text(options, realm, mail));
        BankServer bank = BankServer.start(options.bank().number(), keycloak.url(), realm);
        URI codes = bank.url().resolve("/codes");
        PayServer pay = PayServer.start(options.pay().number(), keycloak.url(), realm, mail, codes);
        URI issuer = URI.create(keycloak.url() + "/realms/" + realm.name());
        RiskServer risk = RiskServer.start(RiskSettings.of(options.risk().number(), issuer));

        Console console = new Console(realm.users());
        console.welcome(bank, risk, pay, keycloak.url(), realm.name(), ADMINISTRATOR);
        console.answerUntilInterrupted();
    }

    private static String text(DemoOptions options, DemoRealm realm, MailServer mail) {
        return realm.withDesk(options.risk().url()).text(options.pay().url(), mail.port());
    }

    private static KeycloakProcess start(DemoOptions options, String realm) throws IOException {
        Path installations = options.work().resolve("server");
        Installation installation = Installation.prepare(options.distribution(), List.of(options.jar()), installations);
        installation.forgetData();
        installation.offerRealm(Files.writeString(installations.resolve("step-up-demo-realm.json"), realm));
        return KeycloakProcess.start(
                installation,
                ADMINISTRATOR,
                options.keycloak().number(),
                List.of("--import-realm"),
                installations.resolve("keycloak.log"));
    }
}
