package io.keycloakstepup.demo.realm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The realm file, read so that no user name, password or secret of it is written down twice. */
public final class DemoRealm {

    /** The client that signs its users in over REST, and has no secret. */
    public static final String PAY_CLIENT = "demo-pay";

    /** The client of the quality desk's page, which has no secret. */
    public static final String DESK_CLIENT = "risk-web";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode file;

    private DemoRealm(JsonNode file) {
        this.file = file;
    }

    /** Reads the file's text; fails if it is not JSON. */
    public static DemoRealm parse(String text) {
        return new DemoRealm(json(text));
    }

    public String name() {
        return file.path("realm").asText();
    }

    public List<DemoUser> users() {
        return elements(file.path("users")).map(DemoRealm::user).toList();
    }

    /** The secret of a client of the realm. */
    public String clientSecret(String clientId) {
        return elements(file.path("clients"))
                .filter(client -> client.path("clientId").asText().equals(clientId))
                .map(client -> client.path("secret").asText())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the realm file has no client " + clientId));
    }

    /** The same where the quality desk's page is at this address, and may sign its users in and call from there alone. */
    public DemoRealm withDesk(URI page) {
        ObjectNode realm = file.deepCopy();
        clients(realm, DESK_CLIENT).forEach(client -> {
            client.putArray("redirectUris").add(page + "/");
            client.putArray("webOrigins").add(page.toString());
        });
        return new DemoRealm(realm);
    }

    /**
     * The file's text for one place: there a page of this origin may call and use keys, and mail goes to this port of the
     * same machine.
     */
    public String text(URI page, int mailPort) {
        ObjectNode realm = file.deepCopy();
        realm.putArray("webAuthnPolicyExtraOrigins").add(page.toString());
        realm.putArray("webAuthnPolicyPasswordlessExtraOrigins").add(page.toString());
        realm.putObject("smtpServer")
                .put("host", "localhost")
                .put("port", String.valueOf(mailPort))
                .put("from", "bank@example.com")
                .put("fromDisplayName", "Demo bank");
        clients(realm, PAY_CLIENT)
                .forEach(client -> client.putArray("webOrigins").add(page.toString()));
        return realm.toString();
    }

    private static Stream<ObjectNode> clients(JsonNode realm, String clientId) {
        return elements(realm.path("clients"))
                .filter(client -> client.path("clientId").asText().equals(clientId))
                .map(ObjectNode.class::cast);
    }

    private static DemoUser user(JsonNode user) {
        String password = credential(user, "password")
                .map(credential -> credential.path("value").asText())
                .orElse("");
        Optional<String> otpSecret = credential(user, "otp").map(DemoRealm::secret);
        String about = user.path("attributes").path("about").path(0).asText();
        return new DemoUser(user.path("username").asText(), password, otpSecret, about);
    }

    private static Optional<JsonNode> credential(JsonNode user, String type) {
        return elements(user.path("credentials"))
                .filter(credential -> credential.path("type").asText().equals(type))
                .findFirst();
    }

    private static String secret(JsonNode credential) {
        // Keycloak keeps the secret as JSON within a JSON string.
        return json(credential.path("secretData").asText()).path("value").asText();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException("the realm file has no JSON here: " + text, malformed);
        }
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
