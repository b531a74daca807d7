package io.keycloakstepup.admin.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.keycloakstepup.flow.binding.Bindings;
import io.keycloakstepup.flow.binding.BoundFactor;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** {@code …/users/{id}/bindings}: which factors were ever bound to an account. */
public final class BindingsResource {

    private final UserCall call;

    BindingsResource(UserCall call) {
        this.call = call;
    }

    /** What is told of one binding; the time is ISO 8601. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    private record Told(
            String credentialType,
            @Nullable String credentialId,
            String at,
            @Nullable String network,
            boolean withCode) {

        static Told of(BoundFactor binding) {
            return new Told(
                    binding.credentialType(),
                    binding.credentialId().orElse(null),
                    binding.at().toString(),
                    binding.network().orElse(null),
                    binding.withCode());
        }
    }

    /** 200 with an array, the oldest first. */
    @GET
    public Response all() {
        return call.view(user -> Answer.json(
                new Bindings(call.call().session(), call.call().realm().getId())
                        .of(user.getId()).stream().map(Told::of).toList()));
    }
}
