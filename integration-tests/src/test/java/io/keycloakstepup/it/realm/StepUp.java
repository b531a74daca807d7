package io.keycloakstepup.it.realm;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakstepup.it.admin.AdminClient;
import io.keycloakstepup.it.http.Answer;
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
