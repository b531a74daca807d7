package io.keycloakstepup.gateway;

import io.keycloakstepup.gateway.reload.UnfitMatrix;
import io.keycloakstepup.gateway.settings.Settings;
import io.keycloakstepup.gateway.settings.SettingsReader;
import io.keycloakstepup.policy.text.PolicyError;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** Where {@code java -jar keycloak-step-up-gateway-…-all.jar gateway.yaml} begins. */
public final class Main {

    private static final PrintStream ERR = new PrintStream(System.err, true, StandardCharsets.UTF_8);

    private static final int UNUSABLE = 2;

    private Main() {}

    /** Starts a gateway, or says why it cannot and ends. */
    public static void main(String[] arguments) {
        if (arguments.length != 1) {
            end(List.of("usage: java -jar keycloak-step-up-gateway.jar gateway.yaml"));
            return;
        }
        boundWhatAConnectionMayTake();
        Path file = Path.of(arguments[0]).toAbsolutePath();
        try {
            List<String> wrong = SettingsReader.read(Files.readString(file), file.resolveSibling(""))
                    .match(Main::started, errors -> located(file, errors));
            if (!wrong.isEmpty()) {
                end(wrong);
            }
        } catch (IOException unreadable) {
            end(List.of(unreadable.toString()));
        }
    }

    /** The server of the JDK waits for ever by itself: seconds for a whole question, a whole answer, and between two. */
    private static void boundWhatAConnectionMayTake() {
        setIfUnset("sun.net.httpserver.maxReqTime", "10");
        setIfUnset("sun.net.httpserver.maxRspTime", "10");
        setIfUnset("sun.net.httpserver.idleInterval", "30");
        setIfUnset("sun.net.httpserver.nodelay", "true");
    }

    private static void setIfUnset(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    private static List<String> started(Settings settings) {
        try {
            Gateway gateway = Gateway.start(settings, Clock.systemUTC());
            Runtime.getRuntime().addShutdownHook(new Thread(gateway::close, "stop"));
            return List.of();
        } catch (IOException | UnfitMatrix | IllegalArgumentException cannot) {
            return List.of(String.valueOf(cannot.getMessage()));
        }
    }

    private static List<String> located(Path file, List<PolicyError> errors) {
        return errors.stream().map(error -> file.getFileName() + ", " + error).toList();
    }

    private static void end(List<String> why) {
        why.forEach(ERR::println);
        System.exit(UNUSABLE);
    }
}
