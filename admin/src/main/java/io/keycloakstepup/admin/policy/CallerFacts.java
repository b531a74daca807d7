package io.keycloakstepup.admin.policy;

import static io.keycloakstepup.policy.facts.FactTable.CLIENT_ID;
import static io.keycloakstepup.policy.facts.FactTable.NET_IP;
import static io.keycloakstepup.policy.facts.FactTable.USER_GROUPS;
import static io.keycloakstepup.policy.facts.FactTable.USER_ID;
import static io.keycloakstepup.policy.facts.FactTable.USER_ROLES;
import static io.keycloakstepup.policy.facts.FactTable.USER_USERNAME;

import io.keycloakstepup.flow.facts.Memberships;
import io.keycloakstepup.policy.facts.Fact;
import io.keycloakstepup.policy.facts.Facts;
import io.keycloakstepup.policy.facts.KnownFacts;
import io.keycloakstepup.policy.situation.Situation;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.admin.AdminAuth;

/** What would be known if the caller signed in anew in the browser, at the same client and from the same address. */
record CallerFacts(AdminAuth caller, String address) {

    Facts at(Instant now) {
        UserModel user = caller.getUser();
        Memberships memberships = new Memberships(user);
        Map<Fact, Object> known = new HashMap<>();
        known.put(CLIENT_ID, caller.getClient().getClientId());
        known.put(USER_ID, user.getId());
        known.put(USER_USERNAME, user.getUsername());
        known.put(USER_GROUPS, memberships.groups());
        known.put(USER_ROLES, memberships.roles());
        known.put(NET_IP, address);
        return new Situation(new KnownFacts(known), List.of()).factsAt(now);
    }
}
