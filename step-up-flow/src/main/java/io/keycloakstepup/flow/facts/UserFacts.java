package io.keycloakstepup.flow.facts;

import static io.keycloakstepup.policy.facts.FactTable.USER_ATTRIBUTES;
import static io.keycloakstepup.policy.facts.FactTable.USER_CREATED_AT;
import static io.keycloakstepup.policy.facts.FactTable.USER_FACTORS;
import static io.keycloakstepup.policy.facts.FactTable.USER_FEDERATED;
import static io.keycloakstepup.policy.facts.FactTable.USER_GROUPS;
import static io.keycloakstepup.policy.facts.FactTable.USER_ID;
import static io.keycloakstepup.policy.facts.FactTable.USER_ORGANIZATIONS;
import static io.keycloakstepup.policy.facts.FactTable.USER_ROLES;
import static io.keycloakstepup.policy.facts.FactTable.USER_USERNAME;

import io.keycloakstepup.flow.guard.Holdings;
import io.keycloakstepup.flow.registry.PolicyRegistry;
import io.keycloakstepup.policy.level.FactorType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.organization.OrganizationProvider;

/** Who is signing in. */
record UserFacts(KeycloakSession session, RealmModel realm, UserModel user) {

    void addTo(Sources sources) {
        Memberships memberships = new Memberships(user);
        sources.always(USER_ID, user::getId);
        sources.always(USER_USERNAME, user::getUsername);
        sources.always(USER_GROUPS, memberships::groups);
        sources.always(USER_ROLES, memberships::roles);
        sources.always(USER_ATTRIBUTES, user::getAttributes);
        sources.always(USER_FACTORS, this::factors);
        sources.maybe(USER_CREATED_AT, this::createdAt);
        sources.always(USER_FEDERATED, user::isFederated);
        sources.always(USER_ORGANIZATIONS, this::organizations);
    }

    /** The policy's words for what the account has, whether it can be used now or not. */
    private List<String> factors() {
        Holdings holdings = Holdings.of(session, user);
        return PolicyRegistry.of(realm)
                .factors()
                .all()
                .filter(holdings::has)
                .map(FactorType::word)
                .sorted()
                .toList();
    }

    private Optional<Instant> createdAt() {
        return Optional.ofNullable(user.getCreatedTimestamp()).map(Instant::ofEpochMilli);
    }

    /** Without the feature there is no provider, and no organization either. */
    private List<String> organizations() {
        return Optional.ofNullable(session.getProvider(OrganizationProvider.class)).stream()
                .filter(organizations -> realm.isOrganizationsEnabled())
                .flatMap(organizations -> organizations.getByMember(user))
                .map(OrganizationModel::getAlias)
                .sorted()
                .toList();
    }
}
