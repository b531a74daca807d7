package io.keycloakstepup.flow.link;

import io.keycloakstepup.flow.once.OnceKey;
import jakarta.persistence.EntityManager;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/**
 * The links to identity providers that nobody but their account's owner or an administrator can have made. Whoever has stolen
 * a password or a mailbox could link the account to one of his own, whose proofs would then stand for the owner's.
 *
 * @param session the Keycloak session; written within its transaction
 */
public record VouchedLinks(KeycloakSession session) {

    /**
     * Whether this link is beyond doubt: an administrator made it, the account was made with it, or the account has nothing
     * else, so that there is no way in for a thief and no factor that the link could stand in for.
     */
    public boolean holds(RealmModel realm, UserModel user, FederatedIdentityModel link) {
        return entities().find(LinkEntity.class, id(realm, user, link)) != null || isAll(realm, user);
    }

    /** A password may lie elsewhere. */
    private boolean isAll(RealmModel realm, UserModel user) {
        return user.credentialManager().getStoredCredentialsStream().findAny().isEmpty()
                && !user.credentialManager().isConfiguredFor(PasswordCredentialModel.TYPE)
                && session.users().getFederatedIdentitiesStream(realm, user).count() <= 1;
    }

    void vouch(RealmModel realm, UserModel user, FederatedIdentityModel link) {
        String id = id(realm, user, link);
        if (entities().find(LinkEntity.class, id) == null) {
            entities().persist(new LinkEntity(id, realm.getId(), user.getId()));
        }
    }

    void forget(RealmModel realm, UserModel user, FederatedIdentityModel link) {
        LinkEntity vouched = entities().find(LinkEntity.class, id(realm, user, link));
        if (vouched != null) {
            entities().remove(vouched);
        }
    }

    void forget(RealmModel realm, UserModel user) {
        entities()
                .createNamedQuery("deleteStepUpLinksOfUser")
                .setParameter("realmId", realm.getId())
                .setParameter("userId", user.getId())
                .executeUpdate();
    }

    private static String id(RealmModel realm, UserModel user, FederatedIdentityModel link) {
        String account = link.getIdentityProvider() + "\0" + link.getUserId();
        return OnceKey.of("link", realm.getId() + "\0" + user.getId() + "\0" + account);
    }

    private EntityManager entities() {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
