package io.keycloakstepup.admin.rest;

import io.keycloakstepup.admin.json.Json;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Answers that say yes. */
final class Answer {

    private Answer() {}

    /** 200 with this value as JSON, not to be kept by anybody on the way. */
    static Response json(Object value) {
        return Response.ok(Json.text(value), MediaType.APPLICATION_JSON_TYPE)
                .header("Cache-Control", "no-store")
                .build();
    }
}
