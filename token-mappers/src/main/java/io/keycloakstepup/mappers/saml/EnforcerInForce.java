package io.keycloakstepup.mappers.saml;

import io.keycloakstepup.mappers.enforcer.StepUpEnforcerFactory;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.representations.idm.ClientProfileRepresentation;
import org.keycloak.services.clientpolicy.ClientPolicyException;

/**
 * Whether a realm enforces the gate: whether an enabled client policy has a profile with our executor. The conditions of
 * the policy are not looked at, as Keycloak asks them only at its own events.
 */
final class EnforcerInForce {

    private static final Logger LOG = Logger.getLogger(EnforcerInForce.class);

    private EnforcerInForce() {}

    /** True also where the realm's client policies cannot be read. */
    static boolean in(KeycloakSession session, RealmModel realm) {
        try {
            Set<String> profiles = profiles(session, realm);
            return stream(session.clientPolicy().getClientPolicies(realm, false).getPolicies())
                    .filter(policy -> Boolean.TRUE.equals(policy.isEnabled()))
                    .flatMap(policy -> stream(policy.getProfiles()))
                    .anyMatch(profiles::contains);
        } catch (ClientPolicyException e) {
            LOG.errorf(e, "client policies of realm %s cannot be read", realm.getId());
            return true;
        }
    }

    private static Set<String> profiles(KeycloakSession session, RealmModel realm) throws ClientPolicyException {
        return stream(session.clientPolicy().getClientProfiles(realm, true).getProfiles())
                .filter(profile -> stream(profile.getExecutors())
                        .anyMatch(executor -> StepUpEnforcerFactory.ID.equals(executor.getExecutorProviderId())))
                .map(ClientProfileRepresentation::getName)
                .collect(Collectors.toSet());
    }

    private static <T> Stream<T> stream(@Nullable Collection<T> all) {
        return all == null ? Stream.of() : all.stream();
    }
}
