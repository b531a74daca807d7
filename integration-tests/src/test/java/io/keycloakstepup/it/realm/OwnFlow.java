package io.keycloakstepup.it.realm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keycloakstepup.it.admin.AdminClient;
import java.util.Map;

/** A realm's own browser flow: Keycloak's, copied and bound, with steps added behind its form. */
public final class OwnFlow {

    private static final String ALIAS = "own browser";
    private static final String FORMS = ALIAS + " forms";

    private final AdminClient realm;

    private OwnFlow(AdminClient realm) {
        this.realm = realm;
    }

    /** Makes it and binds it; step-up must not be installed yet. */
    public static OwnFlow boundIn(TestRealm realm) {
        AdminClient admin = realm.admin();
        admin.create("/authentication/flows/browser/copy", Map.of("newName", ALIAS));
        admin.put("", Map.of("browserFlow", ALIAS)).expect(204);
        return new OwnFlow(admin);
    }

    /** Adds a required step with its settings. */
    public OwnFlow step(String authenticator, Map<String, String> settings) {
        add(FORMS, authenticator, settings);
        return this;
    }

    /** Adds a sub-flow that asks for one thing if Keycloak's own condition of this level holds. */
    public OwnFlow level(String alias, int loa, String authenticator) {
        String flow = realm.create(
                executions(FORMS) + "/flow",
                Map.of("alias", alias, "type", "basic-flow", "provider", "registration-page-form"));
        require("flowId", flow, "CONDITIONAL");
        add(
                alias,
                "conditional-level-of-authentication",
                Map.of("loa-condition-level", String.valueOf(loa), "loa-max-age", "36000"));
        add(alias, authenticator, Map.of());
        return this;
    }

    private void add(String flow, String authenticator, Map<String, String> settings) {
        String id = realm.create(executions(flow) + "/execution", Map.of("provider", authenticator));
        if (!settings.isEmpty()) {
            realm.create(
                    "/authentication/executions/" + id + "/config",
                    Map.of("alias", flow + " " + authenticator, "config", settings));
        }
        require("id", id, "REQUIRED");
    }

    private void require(String key, String value, String requirement) {
        for (JsonNode execution : realm.read(executions(ALIAS))) {
            if (execution.path(key).asText().equals(value)) {
                realm.put(executions(ALIAS), ((ObjectNode) execution).put("requirement", requirement));
            }
        }
    }

    private static String executions(String flow) {
        return "/authentication/flows/" + flow.replace(" ", "%20") + "/executions";
    }
}
