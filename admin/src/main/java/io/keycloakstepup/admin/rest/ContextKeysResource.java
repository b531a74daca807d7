package io.keycloakstepup.admin.rest;

import io.keycloakstepup.admin.problem.ProblemCode;
import io.keycloakstepup.admin.problem.Refused;
import io.keycloakstepup.flow.context.ContextKey;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code …/context-keys}: with what an audience compares networks with the claim {@code ctx}. */
public final class ContextKeysResource {

    private final AdminCall call;

    ContextKeysResource(AdminCall call) {
        this.call = call;
    }

    /**
     * 200 with {@code {audience, keys: [{id, key}]}}, the key that tokens are made with now first. For callers with
     * {@code manage-realm}: whoever has a key can try out which network a token tells of.
     */
    @GET
    public Response keys(@QueryParam("audience") @Nullable String audience) {
        return call.manage(asked -> {
            if (audience == null || audience.isBlank()) {
                throw Refused.with(ProblemCode.REQUEST_INVALID, "Say for whom: ?audience=…, as tokens have it in aud.");
            }
            List<Map<String, String>> keys = ContextKey.all(asked.session(), asked.realm(), audience).stream()
                    .map(key -> Map.of("id", key.realmKey(), "key", key.secret()))
                    .toList();
            return Answer.json(Map.of("audience", audience, "keys", keys));
        });
    }
}
