package io.keycloakstepup.admin.rest;

import io.keycloakstepup.admin.install.Obstacles;
import io.keycloakstepup.admin.install.Removal;
import io.keycloakstepup.admin.install.UninstallReport;
import io.keycloakstepup.admin.policy.RealmPolicy;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.admin.OperationType;

/** {@code …/uninstall}: takes out of the realm what {@code install} put there. */
public final class UninstallResource {

    private static final String POLICY = "policy";

    private final AdminCall call;

    UninstallResource(AdminCall call) {
        this.call = call;
    }

    /** 200 with what was removed and what was not there or stays; 409 if something rests on it. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response uninstall(@Nullable String body) {
        return call.manage(
                alone -> uninstalled(alone, JsonBody.read(body, Set.of(POLICY)).flag(POLICY, false)));
    }

    private static Response uninstalled(AdminCall call, boolean withPolicy) {
        AdminCall.refuse(new Obstacles(call.session(), call.realm()).toRemoval());
        RealmPolicy policy = new RealmPolicy(call.realm());
        Optional<String> before = policy.hash();
        UninstallReport report = new Removal(call.session(), call.realm()).uninstall(withPolicy);
        if (!report.removed().isEmpty()) {
            call.announce(OperationType.DELETE, InstallResource.EVENT, before, policy.hash());
        }
        return Answer.json(report);
    }
}
