package io.keycloakstepup.admin.flow;

import java.util.HashMap;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.RealmModel;

/** Stores flows, with everything below them. */
record FlowWriter(RealmModel realm) {

    /** The distance between two priorities, as in Keycloak's own flows: room for what is put between them later. */
    private static final int DISTANCE = 10;

    AuthenticationFlowModel writeTopLevel(Flow flow) {
        return write(flow, true);
    }

    /** Adds a step at the end of a stored flow. */
    void append(FlowStep step, AuthenticationFlowModel parent) {
        int last = realm.getAuthenticationExecutionsStream(parent.getId())
                .mapToInt(AuthenticationExecutionModel::getPriority)
                .max()
                .orElse(0);
        write(step, parent.getId(), last + DISTANCE);
    }

    private AuthenticationFlowModel write(Flow flow, boolean topLevel) {
        AuthenticationFlowModel model = new AuthenticationFlowModel();
        model.setAlias(flow.alias());
        model.setDescription(flow.description());
        model.setProviderId(flow.type());
        model.setTopLevel(topLevel);
        model.setBuiltIn(false);
        AuthenticationFlowModel stored = realm.addAuthenticationFlow(model);
        int priority = DISTANCE;
        for (FlowStep step : flow.steps()) {
            write(step, stored.getId(), priority);
            priority += DISTANCE;
        }
        return stored;
    }

    private void write(FlowStep step, String parentId, int priority) {
        AuthenticationExecutionModel model = new AuthenticationExecutionModel();
        model.setParentFlow(parentId);
        model.setRequirement(step.requirement());
        model.setPriority(priority);
        if (step instanceof SubFlow below) {
            below.authenticator().ifPresent(model::setAuthenticator);
            model.setAuthenticatorFlow(true);
            model.setFlowId(write(below.flow(), false).getId());
        } else {
            Execution execution = (Execution) step;
            model.setAuthenticator(execution.authenticator());
            execution.settings().map(this::configId).ifPresent(model::setAuthenticatorConfig);
        }
        realm.addAuthenticatorExecution(model);
    }

    private String configId(Settings settings) {
        return settings.match(own -> store(own).getId(), Settings.Deployed::id);
    }

    private AuthenticatorConfigModel store(Settings.Own settings) {
        AuthenticatorConfigModel model = new AuthenticatorConfigModel();
        model.setAlias(settings.alias());
        model.setConfig(new HashMap<>(settings.values()));
        return realm.addAuthenticatorConfig(model);
    }
}
