package io.keycloakstepup.admin.rest;

import io.keycloakstepup.flow.device.RememberedDevice;
import io.keycloakstepup.flow.device.RememberedDevices;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.UserModel;

/** {@code …/users/{id}/devices}: the devices in which a user has asked to be remembered. */
public final class DevicesResource {

    static final String EVENT = "STEP_UP_DEVICE";

    private final UserCall call;

    DevicesResource(UserCall call) {
        this.call = call;
    }

    /** What is told of one device; times are ISO 8601. */
    private record Told(String id, String label, String createdAt, String lastUsedAt, String expiresAt) {

        static Told of(RememberedDevice device) {
            return new Told(
                    device.id(),
                    device.label(),
                    device.createdAt().toString(),
                    device.lastUsedAt().toString(),
                    device.expiresAt().toString());
        }
    }

    /** 200 with an array, empty for a user who is remembered nowhere. */
    @GET
    public Response all() {
        return call.view(
                user -> Answer.json(devices(user).all().stream().map(Told::of).toList()));
    }

    /** 204; afterwards the user is remembered nowhere, and known nowhere. */
    @DELETE
    public Response forgetAll() {
        return call.manage(user -> {
            devices(user).forgetAll();
            call.announce(OperationType.DELETE, EVENT, Map.of());
            return Response.noContent().build();
        });
    }

    /** 204; 404 if the user has no such device. */
    @DELETE
    @Path("{deviceId}")
    public Response forget(@PathParam("deviceId") String deviceId) {
        return call.manage(user -> {
            if (!devices(user).forget(deviceId)) {
                return UserCall.notFound("This user has no such device.");
            }
            call.announce(OperationType.DELETE, EVENT, Map.of("device", deviceId));
            return Response.noContent().build();
        });
    }

    private RememberedDevices devices(UserModel user) {
        return new RememberedDevices(call.call().session(), call.call().realm(), user);
    }
}
