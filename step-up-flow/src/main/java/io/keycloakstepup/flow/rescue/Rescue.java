package io.keycloakstepup.flow.rescue;

import io.keycloakstepup.flow.registry.PolicyComponent;
import io.keycloakstepup.flow.registry.PolicyHash;
import io.keycloakstepup.flow.registry.PolicyRegistry;
import io.keycloakstepup.flow.registry.StandingPolicy;
import io.keycloakstepup.policy.text.PolicyReader;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.Config;
import org.keycloak.models.AdminRoles;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The way back for administrators whom a policy, or the lack of one, has locked out: in the one realm that an option of
 * the server names, whoever may manage the realm is judged by a policy of ours that is content with a password or a
 * passkey. Who holds the server's configuration decides on it; nothing in a realm does.
 */
public final class Rescue {

    /** {@code spi-step-up-policy--step-up-policy--rescue-realm}. */
    private static final String OPTION = "rescueRealm";

    /** Their tokens answer by the levels of the realm's own policy, whatever this one calls its level. */
    private static final String TEXT = """
            policy: 1
            levels:
              rescue: { loa: 1, chains: [ [ {password: 10h} ], [ {passkey: 10h} ] ] }
            """;

    private static final StandingPolicy POLICY = new PolicyReader()
            .read(TEXT)
            .match(document -> new StandingPolicy.InForce(document.policy(), TEXT, PolicyHash.of(TEXT)), errors -> {
                throw new IllegalStateException("this policy is a constant: " + errors);
            });

    private Rescue() {}

    /** The policy that this user is judged by. */
    public static StandingPolicy policyFor(RealmModel realm, UserModel user) {
        return covers(realm, user) ? POLICY : PolicyRegistry.of(realm);
    }

    /** Whether the policy of the realm has no say about this user. */
    public static boolean covers(RealmModel realm, UserModel user) {
        return isOpenIn(realm) && managers(realm).anyMatch(client -> mayManage(client, user));
    }

    /** Whether there is a way back in this realm. */
    public static boolean isOpenIn(RealmModel realm) {
        return realm().filter(realm.getName()::equals).isPresent();
    }

    private static Optional<String> realm() {
        return realm(Config.scope(PolicyComponent.PROVIDER_ID, PolicyComponent.PROVIDER_ID));
    }

    /** The realm that the configuration of the policy's provider names; empty for none. */
    public static Optional<String> realm(Config.Scope config) {
        return Optional.ofNullable(config.get(OPTION)).filter(name -> !name.isBlank());
    }

    /** The realm that administers all others keeps the roles about itself with another client than they do. */
    private static Stream<ClientModel> managers(RealmModel realm) {
        boolean isMaster = realm.getName().equals(Config.getAdminRealm());
        String client = isMaster ? realm.getMasterAdminClient().getClientId() : Constants.REALM_MANAGEMENT_CLIENT_ID;
        return Optional.ofNullable(realm.getClientByClientId(client)).stream();
    }

    private static boolean mayManage(ClientModel client, UserModel user) {
        return Optional.ofNullable(client.getRole(AdminRoles.MANAGE_REALM))
                .filter(user::hasRole)
                .isPresent();
    }
}
