package io.keycloakstepup.admin.policy;

import io.keycloakstepup.flow.ledger.Elsewhere;
import io.keycloakstepup.flow.network.Atlas;
import io.keycloakstepup.flow.signal.ServerSignals;
import io.keycloakstepup.policy.review.Surroundings;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderQuery;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.organization.OrganizationProvider;
import org.keycloak.representations.userprofile.config.UPConfig;
import org.keycloak.userprofile.UserProfileConstants;
import org.keycloak.userprofile.UserProfileProvider;

/** What a realm, and the server it is on, have that its policy can name. */
public record RealmNames(KeycloakSession session, RealmModel realm) implements Surroundings {

    private static final int SOME = 100;

    @Override
    public boolean has(Thing thing, String name) {
        return switch (thing) {
            case CLIENT -> realm.getClientByClientId(name) != null;
            case GROUP -> KeycloakModelUtils.findGroupByPath(session, realm, name) != null;
            case ROLE -> realm.getRole(name) != null || isClientRole(name);
            case ORGANIZATION -> isOrganization(name);
            case PROVIDER -> session.identityProviders().getByAlias(name) != null;
            case SIGNAL, LIST -> some(thing).contains(name);
        };
    }

    /** As the realm's user profile says; what that does not name is what its policy for unmanaged attributes says. */
    @Override
    public boolean isEditedByUsers(String attribute) {
        UPConfig profile = session.getProvider(UserProfileProvider.class).getConfiguration();
        return Optional.ofNullable(profile.getAttribute(attribute))
                .map(declared -> declared.getPermissions() != null
                        && declared.getPermissions().getEdit().contains(UserProfileConstants.ROLE_USER))
                .orElse(profile.getUnmanagedAttributePolicy() == UPConfig.UnmanagedAttributePolicy.ENABLED);
    }

    @Override
    public boolean isChecked(String provider) {
        return Elsewhere.isChecked(session.identityProviders().getByAlias(provider));
    }

    /** A client's role is written {@code client.role}; either may have dots in its name. */
    private boolean isClientRole(String name) {
        return IntStream.range(1, name.length())
                .filter(i -> name.charAt(i) == '.')
                .anyMatch(dot -> {
                    ClientModel client = realm.getClientByClientId(name.substring(0, dot));
                    return client != null && client.getRole(name.substring(dot + 1)) != null;
                });
    }

    /** Without the feature there is no provider, and no organization either. */
    private boolean isOrganization(String alias) {
        OrganizationProvider organizations = session.getProvider(OrganizationProvider.class);
        return organizations != null && organizations.getByAlias(alias) != null;
    }

    @Override
    public Collection<String> some(Thing thing) {
        Stream<String> names =
                switch (thing) {
                    case CLIENT -> realm.getClientsStream(0, SOME).map(ClientModel::getClientId);
                    case GROUP ->
                        session.groups()
                                .getTopLevelGroupsStream(realm, 0, SOME)
                                .map(group -> KeycloakModelUtils.buildGroupPath(group));
                    case ROLE -> realm.getRolesStream(0, SOME).map(RoleModel::getName);
                    case SIGNAL -> ServerSignals.names(session);
                    case LIST -> session.getProvider(Atlas.class).lists().stream();
                    case PROVIDER ->
                        session.identityProviders()
                                .getAllStream(IdentityProviderQuery.userAuthentication())
                                .limit(SOME)
                                .map(IdentityProviderModel::getAlias);
                    case ORGANIZATION -> Stream.empty();
                };
        return List.copyOf(names.toList());
    }
}
