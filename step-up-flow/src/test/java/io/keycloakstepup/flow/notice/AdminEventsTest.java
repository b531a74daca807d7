package io.keycloakstepup.flow.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.events.Details;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.OperationType;

class AdminEventsTest {

    private static AdminEvent event(OperationType operation, String path) {
        AdminEvent event = new AdminEvent();
        event.setOperationType(operation);
        event.setResourcePath(path);
        event.setDetails(Map.of(Details.CREDENTIAL_TYPE, "otp", Details.CREDENTIAL_USER_LABEL, "phone"));
        return event;
    }

    @ParameterizedTest
    @ValueSource(strings = {"users/u1/credentials/c1", "step-up/users/u1/factors/c1", "step-up/users/u1/factors"})
    void aRemovalIsToldToItsUserWithoutTheAdministratorsAddress(String path) {
        AdminEvents.Told told =
                AdminEvents.notice(event(OperationType.ACTION, path)).orElseThrow();
        assertEquals("u1", told.userId());
        assertEquals(NoticeKind.FACTOR_REMOVED, told.notice().kind());
        assertEquals(Optional.of("otp"), told.notice().what());
        assertEquals(Optional.of("phone"), told.notice().label());
        assertEquals(Optional.empty(), told.notice().origin());
    }

    @Test
    void aNewPasswordIsTold() {
        AdminEvent event = event(OperationType.ACTION, "users/u1/reset-password");
        assertEquals(
                Optional.of("password"),
                AdminEvents.notice(event).orElseThrow().notice().what());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "users/u1",
                "users/u1/credentials/c1/userLabel",
                "users/u1/credentials/c1/moveToFirst",
                "step-up/users/u1/factors/c1/failures",
                "step-up/users/u1/devices/d1",
                "clients/users/u1/credentials/c1"
            })
    void nothingElseIs(String path) {
        assertTrue(AdminEvents.notice(event(OperationType.ACTION, path)).isEmpty());
    }

    @Test
    void whatFailedIsNotTold() {
        AdminEvent event = event(OperationType.ACTION, "users/u1/credentials/c1");
        event.setError("no");
        assertTrue(AdminEvents.notice(event).isEmpty());
    }
}
