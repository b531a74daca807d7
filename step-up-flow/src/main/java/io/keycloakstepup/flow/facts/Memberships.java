package io.keycloakstepup.flow.facts;

import java.util.List;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.GroupModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.ModelToRepresentation;
import org.keycloak.models.utils.RoleUtils;

/** The groups and roles of one user, with everything that follows from them. */
public record Memberships(UserModel user) {

    /** The paths of the user's groups and of all their parents. */
    public List<String> groups() {
        return user.getGroupsStream()
                .flatMap(group -> Stream.iterate(group, parent -> parent != null, GroupModel::getParent))
                .map(ModelToRepresentation::buildGroupPath)
                .distinct()
                .sorted()
                .toList();
    }

    /** The effective roles: realm roles by name, client roles as {@code client.role}. */
    public List<String> roles() {
        return RoleUtils.getDeepUserRoleMappings(user).stream()
                .map(Memberships::name)
                .sorted()
                .toList();
    }

    private static String name(RoleModel role) {
        return role.isClientRole()
                ? ((ClientModel) role.getContainer()).getClientId() + "." + role.getName()
                : role.getName();
    }
}
