package io.keycloakstepup.admin.flow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.RealmModel;

/** Reads stored flows, with everything below them. */
record FlowReader(RealmModel realm) {

    Flow read(AuthenticationFlowModel model) {
        List<FlowStep> steps = realm.getAuthenticationExecutionsStream(model.getId())
                .flatMap(execution -> step(execution).stream())
                .toList();
        return new Flow(model.getAlias(), orEmpty(model.getDescription()), model.getProviderId(), steps);
    }

    /** Empty for a position without an authenticator and without a flow: nothing could ever run there. */
    private Optional<FlowStep> step(AuthenticationExecutionModel model) {
        Optional<String> authenticator = Optional.ofNullable(model.getAuthenticator());
        if (model.isAuthenticatorFlow()) {
            return Optional.ofNullable(realm.getAuthenticationFlowById(model.getFlowId()))
                    .map(below -> new SubFlow(read(below), model.getRequirement(), authenticator));
        }
        return authenticator.map(id -> new Execution(id, model.getRequirement(), settings(model)));
    }

    private Optional<Settings> settings(AuthenticationExecutionModel model) {
        return Optional.ofNullable(model.getAuthenticatorConfig())
                .map(id -> Optional.ofNullable(realm.getAuthenticatorConfigById(id))
                        .<Settings>map(FlowReader::own)
                        .orElseGet(() -> new Settings.Deployed(id)));
    }

    private static Settings own(AuthenticatorConfigModel model) {
        Map<String, String> values = new HashMap<>(model.getConfig());
        values.values().removeIf(Objects::isNull);
        return new Settings.Own(orEmpty(model.getAlias()), values);
    }

    private static String orEmpty(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
