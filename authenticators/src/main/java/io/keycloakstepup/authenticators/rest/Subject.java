package io.keycloakstepup.authenticators.rest;

import io.keycloakstepup.flow.hash.Sha256;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelException;
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

    private static final Logger LOG = Logger.getLogger(Subject.class);

    /** The one that this name stands for: a name, or an e-mail address where the realm takes these too. */
    static Subject named(KeycloakSession session, String name) {
        String realm = session.getContext().getRealm().getId();
        Optional<UserModel> found = find(session, name);
        found.ifPresent(user -> findNobody(session, name.equalsIgnoreCase(user.getEmail())));
        return found.filter(Subject::canSignIn)
                .map(user -> new Subject(user, true))
                .orElseGet(() -> nobody(session, Sha256.of(realm + "/" + name.toLowerCase(Locale.ROOT))));
    }

    private static Optional<UserModel> find(KeycloakSession session, String name) {
        return Optional.ofNullable(KeycloakModelUtils.findUserByNameOrEmail(
                session, session.getContext().getRealm(), name));
    }

    /**
     * Looks for a name that nobody has. Keycloak remembers users, but asks its database, and directories, about each such name
     * anew: without this, who is remembered would be answered sooner. A directory that does not answer keeps out nobody who is.
     *
     * @param byAddress whether somebody was found by an e-mail address: then two questions are asked
     */
    private static void findNobody(KeycloakSession session, boolean byAddress) {
        String name = KeycloakModelUtils.generateId();
        try {
            find(session, byAddress ? name + "@" + name : name);
        } catch (ModelException unanswered) {
            LOG.debugf("a name that nobody has was not looked for: %s", unanswered.getMessage());
        }
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
