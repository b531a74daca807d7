package io.keycloakstepup.flow.enforcement;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RealmModel;
import org.keycloak.representations.idm.ClientPoliciesRepresentation;
import org.keycloak.representations.idm.ClientPolicyConditionRepresentation;
import org.keycloak.representations.idm.ClientPolicyRepresentation;
import org.keycloak.representations.idm.ClientProfileRepresentation;
import org.keycloak.representations.idm.ClientProfilesRepresentation;
import org.keycloak.services.clientpolicy.ClientPolicyException;
import org.keycloak.services.clientpolicy.ClientPolicyManager;
import org.keycloak.services.clientpolicy.condition.AnyClientConditionFactory;

/** The client policies of one realm that apply a profile with our executor, whatever their names. */
record EnforcingPolicies(ClientPolicyManager clientPolicies, RealmModel realm) {

    private static final String EXECUTOR = "step-up-enforcer";
    private static final String NEGATIVE = "is-negative-logic";

    Enforcement enforcement() throws ClientPolicyException {
        List<ClientPolicyRepresentation> all = all();
        List<ClientPolicyRepresentation> enabled = all.stream()
                .filter(policy -> Boolean.TRUE.equals(policy.isEnabled()))
                .filter(EnforcingPolicies::hasConditions)
                .toList();
        if (enabled.stream().anyMatch(EnforcingPolicies::isForAllClients)) {
            return Enforcement.WHOLE;
        }
        if (!enabled.isEmpty()) {
            return Enforcement.PARTIAL;
        }
        return all.isEmpty() ? Enforcement.MISSING : Enforcement.OFF;
    }

    private List<ClientPolicyRepresentation> all() throws ClientPolicyException {
        Set<String> profiles = profiles();
        ClientPoliciesRepresentation all = clientPolicies.getClientPolicies(realm, true);
        return Stream.concat(stream(all.getPolicies()), stream(all.getGlobalPolicies()))
                .filter(policy -> policy.getName() != null)
                .filter(policy -> stream(policy.getProfiles()).anyMatch(profiles::contains))
                .toList();
    }

    private Set<String> profiles() throws ClientPolicyException {
        ClientProfilesRepresentation all = clientPolicies.getClientProfiles(realm, true);
        return Stream.concat(stream(all.getProfiles()), stream(all.getGlobalProfiles()))
                .filter(profile -> stream(profile.getExecutors())
                        .anyMatch(executor -> EXECUTOR.equals(executor.getExecutorProviderId())))
                .map(ClientProfileRepresentation::getName)
                .collect(Collectors.toSet());
    }

    /** A policy without any condition applies to nobody. */
    private static boolean hasConditions(ClientPolicyRepresentation policy) {
        return stream(policy.getConditions()).findAny().isPresent();
    }

    private static boolean isForAllClients(ClientPolicyRepresentation policy) {
        return stream(policy.getConditions()).allMatch(EnforcingPolicies::isAlwaysTrue);
    }

    private static boolean isAlwaysTrue(ClientPolicyConditionRepresentation condition) {
        JsonNode settings = condition.getConfiguration();
        boolean isNegative = settings != null && settings.path(NEGATIVE).asBoolean();
        return AnyClientConditionFactory.PROVIDER_ID.equals(condition.getConditionProviderId()) && !isNegative;
    }

    private static <T> Stream<T> stream(@Nullable Collection<T> all) {
        return all == null ? Stream.of() : all.stream().filter(Objects::nonNull);
    }
}
