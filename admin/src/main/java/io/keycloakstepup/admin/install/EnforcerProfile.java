package io.keycloakstepup.admin.install;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.representations.idm.ClientPolicyExecutorRepresentation;
import org.keycloak.representations.idm.ClientProfileRepresentation;
import org.keycloak.representations.idm.ClientProfilesRepresentation;
import org.keycloak.services.clientpolicy.ClientPolicyException;

/** The client profile whose one executor refuses tokens where the gate was not passed. */
record EnforcerProfile(KeycloakSession session, RealmModel realm) implements Removable {

    static final String NAME = "step-up";

    private static final String EXECUTOR = "step-up-enforcer";

    @Override
    public String name() {
        return "client profile step-up";
    }

    @Override
    public boolean isPresent() {
        return all().stream().anyMatch(profile -> isOurs(profile) && enforces(profile));
    }

    private static boolean isOurs(ClientProfileRepresentation profile) {
        return profile.getName().equals(NAME);
    }

    private static boolean enforces(ClientProfileRepresentation profile) {
        return profile.getExecutors() != null
                && profile.getExecutors().stream()
                        .anyMatch(executor -> EXECUTOR.equals(executor.getExecutorProviderId()));
    }

    @Override
    public void create() {
        List<ClientProfileRepresentation> profiles = others();
        profiles.add(ours());
        write(profiles);
    }

    @Override
    public boolean remove() {
        boolean isThere = all().stream().anyMatch(EnforcerProfile::isOurs);
        if (isThere) {
            write(others());
        }
        return isThere;
    }

    private static ClientProfileRepresentation ours() {
        ClientPolicyExecutorRepresentation executor = new ClientPolicyExecutorRepresentation();
        executor.setExecutorProviderId(EXECUTOR);
        executor.setConfiguration(JsonNodeFactory.instance.objectNode());
        ClientProfileRepresentation profile = new ClientProfileRepresentation();
        profile.setName(NAME);
        profile.setDescription("Issues tokens only for authorizations that passed the step-up gate");
        profile.setExecutors(List.of(executor));
        return profile;
    }

    private List<ClientProfileRepresentation> others() {
        return new ArrayList<>(
                all().stream().filter(profile -> !isOurs(profile)).toList());
    }

    private List<ClientProfileRepresentation> all() {
        try {
            var profiles =
                    session.clientPolicy().getClientProfiles(realm, false).getProfiles();
            return profiles == null ? List.of() : profiles;
        } catch (ClientPolicyException e) {
            throw new ClientPoliciesUnusable(realm, e);
        }
    }

    /** Keycloak knows only the whole list. */
    private void write(List<ClientProfileRepresentation> profiles) {
        ClientProfilesRepresentation all = new ClientProfilesRepresentation();
        all.setProfiles(profiles);
        try {
            session.clientPolicy().updateClientProfiles(realm, all);
        } catch (ClientPolicyException e) {
            throw new ClientPoliciesUnusable(realm, e);
        }
    }
}
