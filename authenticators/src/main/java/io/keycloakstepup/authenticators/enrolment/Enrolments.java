package io.keycloakstepup.authenticators.enrolment;

import io.keycloakstepup.authenticators.webauthn.KeyRole;
import io.keycloakstepup.policy.level.KeyDemand;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/** The factors that can be added in the middle of a sign-in. */
public record Enrolments(KeycloakSession session) {

    /** All of them, in the order in which they are offered. */
    public List<Enrolment> all() {
        return List.of(
                new KeyEnrolment(session, KeyRole.PASSKEY, KeyDemand.NONE),
                new KeyEnrolment(session, KeyRole.SECOND_FACTOR, KeyDemand.NONE),
                new OtpEnrolment(session));
    }

    /** The one of this factor's word; empty where there is none. */
    public Optional<Enrolment> called(String word) {
        return all().stream()
                .filter(enrolment -> enrolment.factor().word().equals(word))
                .findFirst();
    }
}
