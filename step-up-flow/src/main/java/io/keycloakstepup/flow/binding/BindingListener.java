package io.keycloakstepup.flow.binding;

import io.keycloakstepup.policy.zone.Network;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;

/**
 * Keeps a record of each factor that users bind to their accounts (NIST SP 800-63B-4 §4.1), whichever page it was done on:
 * Keycloak's events tell of all of them, but a realm need not store those, and forgets them in time.
 *
 * @param session the session in which the event is written
 */
record BindingListener(KeycloakSession session) implements EventListenerProvider {

    private static final String WITH_CODE = "step_up_enrolment_code";

    @Override
    public void onEvent(Event event) {
        if (event.getType() == EventType.UPDATE_CREDENTIAL && event.getUserId() != null) {
            Map<String, String> details = Objects.requireNonNullElse(event.getDetails(), Map.of());
            BoundFactor binding = new BoundFactor(
                    details.getOrDefault(Details.CREDENTIAL_TYPE, "unknown"),
                    Optional.ofNullable(details.get(Details.CREDENTIAL_ID)),
                    Instant.ofEpochMilli(event.getTime()),
                    Optional.ofNullable(event.getIpAddress())
                            .flatMap(Network::around)
                            .map(Network::toString),
                    details.containsKey(WITH_CODE));
            new Bindings(session, event.getRealmId()).keep(event.getUserId(), binding);
        }
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {}

    @Override
    public void close() {}
}
