package io.keycloakstepup.it.realm;

import io.keycloakstepup.demo.mail.Mail;
import io.keycloakstepup.demo.mail.MailServer;
import io.keycloakstepup.demo.pay.PayServer;
import io.keycloakstepup.demo.realm.DemoRealm;
import io.keycloakstepup.demo.realm.DemoUser;
import io.keycloakstepup.it.http.Json;
import io.keycloakstepup.it.login.OtpDevice;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.server.KeycloakServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The demo's payments as the demo starts them: their page, their API, their realm and where its mail goes. */
public final class DemoPayments implements AutoCloseable {

    private static final Pattern CODE = Pattern.compile("(?m)^[0-9]{8}$");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KeycloakServer keycloak;
    private final DemoRealm realm = DemoRealm.parse(DemoRealmFile.text());
    private final MailServer mail = MailServer.start();
    private final PayServer server;
    private final Map<String, OtpDevice> devices = new HashMap<>();

    private DemoPayments(KeycloakServer keycloak) throws IOException {
        this.keycloak = keycloak;
        this.server = PayServer.start(0, keycloak.url(), realm, mail, URI.create("http://localhost/codes"));
    }

    /** Starts them. */
    public static DemoPayments on(KeycloakServer keycloak) throws IOException {
        DemoPayments payments = new DemoPayments(keycloak);
        String text = payments.realm.text(payments.url(), payments.mail.port());
        keycloak.admin().post("", Json.parse(text)).expect(201);
        return payments;
    }

    public URI url() {
        return server.url();
    }

    public String password(String name) {
        return user(name).password();
    }

    /** A user's app, always the same: it must know which of its codes it has shown. */
    public OtpDevice device(String name) {
        return devices.computeIfAbsent(
                name, own -> new TestUser(own, "", user(own).otpSecret().orElseThrow()).device());
    }

    /** One more user with only a password. */
    public void addUser(String name, String password) {
        Map<String, Object> user = Map.of(
                "username",
                name,
                "enabled",
                true,
                "email",
                name + "@example.com",
                "firstName",
                name,
                "lastName",
                "Demo",
                "credentials",
                List.of(Map.of("type", "password", "value", password)));
        keycloak.admin().below("/" + realm.name()).post("/users", user).expect(201);
    }

    /** Ends all sessions of a user, as an administrator does. */
    public void endSessions(String name) {
        var users = keycloak.admin().below("/" + realm.name() + "/users");
        String id = users.read("?username=" + name + "&exact=true")
                .get(0)
                .path("id")
                .asText();
        users.post("/" + id + "/logout", Map.of()).expect(204);
    }

    /** The code in the latest mail that has one; waits for it. */
    public String mailedCode() {
        Instant until = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(until)) {
            Optional<String> code = mail.latest().stream()
                    .map(Mail::text)
                    .map(CODE::matcher)
                    .filter(Matcher::find)
                    .map(Matcher::group)
                    .findFirst();
            if (code.isPresent()) {
                return code.get();
            }
            pause();
        }
        throw new AssertionError("no code came by mail: " + mail.latest());
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for mail", interrupted);
        }
    }

    private DemoUser user(String name) {
        return realm.users().stream()
                .filter(user -> user.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() throws IOException {
        server.stop();
        mail.close();
        keycloak.admin().delete("/" + realm.name()).expect(204);
    }
}
