package io.keycloakstepup.admin.rest;

import io.keycloakstepup.flow.network.Atlas;
import io.keycloakstepup.flow.network.SourceStatus;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code …/network}: how the databases and lists of addresses stand that the server's operator has named. */
public final class NetworkResource {

    private final AdminCall call;

    NetworkResource(AdminCall call) {
        this.call = call;
    }

    /**
     * 200 with the sources of the node that answers, each as {@code {name, state}}: {@code current}, {@code kept} (the
     * file is gone or broken, the last good one is in use) or {@code absent} (it could never be read). Where the files
     * are is the operator's business.
     */
    @GET
    public Response sources() {
        return call.view(asked -> {
            List<Map<String, String>> sources = asked.session().getProvider(Atlas.class).sources().stream()
                    .map(NetworkResource::shown)
                    .toList();
            return Answer.json(Map.of("sources", sources));
        });
    }

    private static Map<String, String> shown(SourceStatus status) {
        return Map.of("name", status.name(), "state", status.state().name().toLowerCase(Locale.ROOT));
    }
}
