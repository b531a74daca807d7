package io.keycloakstepup.admin.install;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.representations.idm.ClientPoliciesRepresentation;
import org.keycloak.representations.idm.ClientPolicyConditionRepresentation;
import org.keycloak.representations.idm.ClientPolicyRepresentation;
import org.keycloak.services.clientpolicy.ClientPolicyException;
import org.keycloak.services.clientpolicy.condition.AnyClientConditionFactory;

/**
 * The client policy that applies our profile to every client.
 *
 * @param enabled whether it is in force: only together with a flow that has the gate, else nobody would get tokens
 */
record EnforcerPolicy(KeycloakSession session, RealmModel realm, boolean enabled) implements Removable {

    private static final String NAME = "step-up";

    @Override
    public String name() {
        return "client policy step-up";
    }

    @Override
    public boolean isPresent() {
        return all().stream().anyMatch(policy -> isOurs(policy) && isAsItShouldBe(policy));
    }

    private static boolean isOurs(ClientPolicyRepresentation policy) {
        return policy.getName().equals(NAME);
    }

    private boolean isAsItShouldBe(ClientPolicyRepresentation policy) {
        return policy.getProfiles() != null
                && policy.getProfiles().contains(EnforcerProfile.NAME)
                && (!enabled || Boolean.TRUE.equals(policy.isEnabled()));
    }

    @Override
    public void create() {
        List<ClientPolicyRepresentation> policies = others();
        policies.add(ours());
        write(policies);
    }

    @Override
    public boolean remove() {
        boolean isThere = all().stream().anyMatch(EnforcerPolicy::isOurs);
        if (isThere) {
            write(others());
        }
        return isThere;
    }

    private ClientPolicyRepresentation ours() {
        ClientPolicyConditionRepresentation condition = new ClientPolicyConditionRepresentation();
        condition.setConditionProviderId(AnyClientConditionFactory.PROVIDER_ID);
        condition.setConfiguration(JsonNodeFactory.instance.objectNode());
        ClientPolicyRepresentation policy = new ClientPolicyRepresentation();
        policy.setName(NAME);
        policy.setDescription("Every client is asked whether the step-up gate was passed");
        policy.setEnabled(enabled);
        policy.setConditions(List.of(condition));
        policy.setProfiles(List.of(EnforcerProfile.NAME));
        return policy;
    }

    private List<ClientPolicyRepresentation> others() {
        return new ArrayList<>(all().stream().filter(policy -> !isOurs(policy)).toList());
    }

    private List<ClientPolicyRepresentation> all() {
        try {
            var policies =
                    session.clientPolicy().getClientPolicies(realm, false).getPolicies();
            return policies == null ? List.of() : policies;
        } catch (ClientPolicyException e) {
            throw new ClientPoliciesUnusable(realm, e);
        }
    }

    /** Keycloak knows only the whole list. */
    private void write(List<ClientPolicyRepresentation> policies) {
        ClientPoliciesRepresentation all = new ClientPoliciesRepresentation();
        all.setPolicies(policies);
        try {
            session.clientPolicy().updateClientPolicies(realm, all);
        } catch (ClientPolicyException e) {
            throw new ClientPoliciesUnusable(realm, e);
        }
    }
}
