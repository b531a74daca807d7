package io.keycloakstepup.flow.limit;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/**
 * The credentials that have failed too often in a row: they are not offered, and what they proved before counts no more.
 *
 * @param session the Keycloak session, which is asked about the same credentials once
 */
public record DisabledCredentials(KeycloakSession session) {

    private static final String ASKED = "step-up.disabled-credentials";

    /** Those of these credentials that are disabled; nothing is looked up where there are none. */
    public Set<String> among(Set<String> credentialIds) {
        return credentialIds.isEmpty() ? Set.of() : asked().computeIfAbsent(credentialIds, this::read);
    }

    /** Most are asked about alone, and a query for a list is translated anew each time. */
    private Set<String> read(Set<String> credentialIds) {
        EntityManager entities =
                session.getProvider(JpaConnectionProvider.class).getEntityManager();
        TypedQuery<String> query = credentialIds.size() == 1
                ? entities.createNamedQuery("isDisabledOfStepUpFailure", String.class)
                        .setParameter("credential", credentialIds.iterator().next())
                : entities.createNamedQuery("disabledOfStepUpFailure", String.class)
                        .setParameter("credentials", credentialIds);
        return Set.copyOf(query.getResultList());
    }

    @SuppressWarnings("unchecked") // nobody else writes it
    private Map<Set<String>, Set<String>> asked() {
        if (session.getAttribute(ASKED) == null) {
            session.setAttribute(ASKED, new HashMap<>());
        }
        return (Map<Set<String>, Set<String>>) session.getAttribute(ASKED);
    }
}
