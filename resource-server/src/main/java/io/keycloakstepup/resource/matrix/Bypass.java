package io.keycloakstepup.resource.matrix;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Set;

/**
 * Clients that an operation asks for no step-up. It is for tokens without {@code auth_time}: with one, a human signed in.
 * That no human stands behind one without is the issuer's word: one that leaves the claim out of tokens of users, too, lets
 * them by.
 *
 * @param clients their ids; never empty
 * @param owner who answers for it
 * @param reason why
 * @param expires the last day on which it holds, in UTC; afterwards it is as if absent
 */
public record Bypass(Set<String> clients, String owner, String reason, LocalDate expires) {

    public Bypass {
        clients = Set.copyOf(clients);
        if (clients.isEmpty()) {
            throw new IllegalArgumentException("a bypass names the clients that it is for");
        }
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(expires, "expires");
    }

    /** Whether it lets this client by now. */
    boolean admits(String clientId, Instant now) {
        return clients.contains(clientId)
                && !LocalDate.ofInstant(now, ZoneOffset.UTC).isAfter(expires);
    }
}
