package io.keycloakstepup.authenticators.rest;

import io.keycloakstepup.flow.hash.Sha256;
import java.util.Locale;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.light.LightweightUserAdapter;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Whom a transaction is about: a user, or a name that nobody has. The latter is a user too who has nothing, so that every
 * answer comes the same way and takes the same time; it is the same one for the same name.
 *
 * @param user the user
 * @param isKnown whether there is one
 */
record Subject(UserModel user, boolean isKnown) {

    /** The one that this name stands for: a name, or an e-mail address where the realm takes these too. */
    static Subject named(KeycloakSession session, String name) {
        RealmModel realm = session.getContext().getRealm();
        return Optional.ofNullable(KeycloakModelUtils.findUserByNameOrEmail(session, realm, name))
                .filter(Subject::canSignIn)
                .map(user -> new Subject(user, true))
                .orElseGet(() -> nobody(session, Sha256.of(realm.getId() + "/" + name.toLowerCase(Locale.ROOT))));
    }

    /** The one of an earlier call; nobody where the account is gone or closed by now. */
    static Subject of(KeycloakSession session, String id) {
        return Optional.of(id)
                .filter(other -> !other.startsWith(LightweightUserAdapter.ID_PREFIX))
                .map(other -> session.users().getUserById(session.getContext().getRealm(), other))
                .filter(Subject::canSignIn)
                .map(user -> new Subject(user, true))
                .orElseGet(() -> nobody(session, id.replace(LightweightUserAdapter.ID_PREFIX, "")));
    }

    private static boolean canSignIn(UserModel user) {
        return user.isEnabled() && user.getServiceAccountClientLink() == null;
    }

    private static Subject nobody(KeycloakSession session, String id) {
        return new Subject(
                new LightweightUserAdapter(session, session.getContext().getRealm(), id), false);
    }

    String id() {
        return user.getId();
    }
}
