package io.keycloakstepup.admin.rest;

import io.keycloakstepup.admin.install.InstallReport;
import io.keycloakstepup.admin.install.InstallRequest;
import io.keycloakstepup.admin.install.Installation;
import io.keycloakstepup.admin.install.Obstacles;
import io.keycloakstepup.admin.policy.RealmPolicy;
import io.keycloakstepup.admin.policy.StarterPolicy;
import io.keycloakstepup.policy.level.Levels;
import io.keycloakstepup.policy.text.PolicyReader;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.admin.OperationType;

/** {@code …/install}: puts into the realm what the project needs there, and tells what of it is missing. */
public final class InstallResource {

    static final String EVENT = "STEP_UP_INSTALLATION";

    private static final String BIND = "bind";
    private static final String DRY_RUN = "dryRun";
    private static final String MASTER = "master";

    private final AdminCall call;

    InstallResource(AdminCall call) {
        this.call = call;
    }

    /** 200 with what a call of POST would still do, and what to look after; 409 if something stands in its way. */
    @GET
    public Response status() {
        return call.view(asked -> installed(asked, new InstallRequest(true, true, true)));
    }

    /** 200 with what was created and what was there already; 409 if something stands in the way. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response install(@Nullable String body) {
        return call.manage(alone -> installed(alone, request(JsonBody.read(body, Set.of(BIND, DRY_RUN, MASTER)))));
    }

    private static Response installed(AdminCall call, InstallRequest request) {
        AdminCall.refuse(new Obstacles(call.session(), call.realm()).toInstalling(request));
        RealmPolicy policy = new RealmPolicy(call.realm());
        Optional<String> before = policy.hash();
        InstallReport report = new Installation(call.session(), call.realm(), levels(policy)).install(request);
        if (!report.dryRun() && !report.created().isEmpty()) {
            call.announce(OperationType.CREATE, EVENT, before, policy.hash());
        }
        return Answer.json(report);
    }

    private static InstallRequest request(JsonBody body) {
        return new InstallRequest(body.flag(BIND, true), body.flag(DRY_RUN, false), body.flag(MASTER, false));
    }

    private static Levels levels(RealmPolicy policy) {
        return new PolicyReader()
                .read(policy.text().orElseGet(StarterPolicy::text))
                .match(document -> document.policy().levels(), errors -> {
                    throw new IllegalStateException("the policy was usable a moment ago: " + errors);
                });
    }
}
