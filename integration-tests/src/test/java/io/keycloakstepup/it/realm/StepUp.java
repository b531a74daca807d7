package io.keycloakstepup.it.realm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keycloakstepup.it.admin.AdminClient;
import io.keycloakstepup.it.http.Answer;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Step-up in one realm, as its administrator sees it. */
public final class StepUp {

    /** The flow that {@code install} makes. */
    public static final String FLOW = "step-up browser";

    private final AdminClient realm;

    private StepUp(AdminClient realm) {
        this.realm = realm;
    }

    /** Installs it in a realm, bound to the browser. */
    public static StepUp in(TestRealm realm) {
        StepUp stepUp = new StepUp(realm.admin());
        stepUp.install();
        return stepUp;
    }

    /** Installs it once more, and answers what that did. */
    public JsonNode install() {
        return realm.post("/step-up/install", Map.of("bind", true)).expect(200).json();
    }

    /** Replaces the policy; fails if it is refused. */
    public StepUp policy(String yaml) {
        tryPolicy(yaml).expect(204);
        return this;
    }

    /** What the server answers to this policy. */
    public Answer tryPolicy(String yaml) {
        return realm.send("PUT", "/step-up/policy", "application/yaml", yaml);
    }

    /** The text that is stored. */
    public String storedPolicy() {
        return realm.get("/step-up/policy").expect(200).body();
    }

    /** Takes the component that holds the policy out of the realm. */
    public void dropPolicy() {
        realm.delete("/components/" + component().path("id").asText()).expect(204);
    }

    /** The component that holds the policy, as Keycloak's own endpoint shows it. */
    public JsonNode component() {
        JsonNode all = realm.read("/components?type=io.keycloakstepup.flow.StepUpPolicyProvider");
        if (all.size() != 1) {
            throw new AssertionError("wanted one policy component, found " + all);
        }
        return all.get(0);
    }

    /** Deletes one step from the installed flow. */
    public void removeStep(String providerId) {
        realm.delete("/authentication/executions/" + step(providerId).path("id").asText())
                .expect(204);
    }

    /** Puts a conditional sub-flow before a step: an authenticator that runs while the policy needs this factor. */
    public void addBefore(String step, String alias, String factor, String authenticator) {
        String flow = "/authentication/flows/";
        realm.create(
                flow + FLOW.replace(" ", "%20") + "/executions/flow",
                Map.of("alias", alias, "type", "basic-flow", "provider", "registration-page-form"));
        String below = flow + alias.replace(" ", "%20") + "/executions/execution";
        String condition = realm.create(below, Map.of("provider", "step-up-needs"));
        realm.create(below, Map.of("provider", authenticator));
        realm.create(
                "/authentication/executions/" + condition + "/config",
                Map.of("alias", alias + " needs", "config", Map.of("factor", factor)));
        require(alias, "CONDITIONAL");
        require("Condition - step-up needs", "REQUIRED");
        require(step(authenticator).path("displayName").asText(), "REQUIRED");
        raiseAbove(step, alias);
    }

    /** Puts an authenticator before a step, required of everybody. */
    public void requireBefore(String step, String authenticator) {
        realm.create(
                "/authentication/flows/" + FLOW.replace(" ", "%20") + "/executions/execution",
                Map.of("provider", authenticator));
        String name = step(authenticator).path("displayName").asText();
        require(name, "REQUIRED");
        raiseAbove(step, name);
    }

    /** Puts an authenticator before everything else, required of everybody. */
    public StepUp requireFirst(String authenticator) {
        String flow = "/authentication/flows/" + FLOW.replace(" ", "%20");
        String id = realm.create(flow + "/executions/execution", Map.of("provider", authenticator));
        JsonNode all = executions();
        for (JsonNode execution : all) {
            if (execution.path("id").asText().equals(id)) {
                realm.put(flow + "/executions", ((ObjectNode) execution).put("requirement", "REQUIRED"));
            }
        }
        for (int step = 0; step < all.size(); step++) {
            realm.post("/authentication/executions/" + id + "/raise-priority", Map.of())
                    .expect(204);
        }
        return this;
    }

    private void require(String displayName, String requirement) {
        ObjectNode execution = (ObjectNode) last(displayName);
        realm.put(
                "/authentication/flows/" + FLOW.replace(" ", "%20") + "/executions",
                execution.put("requirement", requirement));
    }

    private void raiseAbove(String step, String displayName) {
        String raise =
                "/authentication/executions/" + last(displayName).path("id").asText() + "/raise-priority";
        while (position(displayName) > position(step)) {
            realm.post(raise, Map.of()).expect(204);
        }
    }

    private int position(String name) {
        List<String> names = StreamSupport.stream(executions().spliterator(), false)
                .map(execution -> execution.path("displayName").asText()
                        + execution.path("providerId").asText())
                .toList();
        return (int) names.stream().takeWhile(each -> !each.contains(name)).count();
    }

    private JsonNode last(String displayName) {
        return StreamSupport.stream(executions().spliterator(), false)
                .filter(execution -> execution.path("displayName").asText().equals(displayName))
                .reduce((first, second) -> second)
                .orElseThrow(() -> new AssertionError("no " + displayName + " in " + executions()));
    }

    /** Sets up the mappers of the client scope that {@code install} makes. */
    public StepUp setMapper(String key, String value) {
        for (JsonNode scope : realm.read("/client-scopes")) {
            if (scope.path("name").asText().equals("step-up")) {
                String path = "/client-scopes/" + scope.path("id").asText() + "/protocol-mappers/models";
                for (JsonNode mapper : realm.read(path)) {
                    ((ObjectNode) mapper.path("config")).put(key, value);
                    realm.put(path + "/" + mapper.path("id").asText(), mapper).expect(204);
                }
            }
        }
        return this;
    }

    /** One step of the installed flow. */
    public JsonNode step(String providerId) {
        return StreamSupport.stream(executions().spliterator(), false)
                .filter(execution -> execution.path("providerId").asText().equals(providerId))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no step " + providerId + " in " + executions()));
    }

    /** All steps of the installed flow, sub-flows included, in order. */
    public JsonNode executions() {
        return realm.read("/authentication/flows/" + FLOW.replace(" ", "%20") + "/executions");
    }
}
