package io.keycloakstepup.flow.binding;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * That a factor, or a password, was once bound to an account or changed. It says nothing of whether it is still there.
 *
 * @param credentialType Keycloak's type of the credential
 * @param credentialId its id; empty where the event does not name it
 * @param at when
 * @param network the network around the address it was done from, of 24 bits or for IPv6 48; empty where there is none
 * @param withCode whether an enrolment code of an administrator's allowed it
 */
public record BoundFactor(
        String credentialType, Optional<String> credentialId, Instant at, Optional<String> network, boolean withCode) {

    public BoundFactor {
        Objects.requireNonNull(credentialType, "credentialType");
        Objects.requireNonNull(credentialId, "credentialId");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(network, "network");
    }
}
