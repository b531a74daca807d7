package io.keycloakstepup.authenticators.choice;

import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.storage.ReadOnlyException;

/**
 * The way that a user wants to be asked for first. It is wished for with a tick in the list of ways, and kept, in an attribute
 * of the user, once it was proven in the same sign-in: so that whoever knows only the password changes nothing.
 */
public final class FirstChoice {

    /** The attribute of the user; it holds what a form calls the way. */
    public static final String ATTRIBUTE = "step-up.first-choice";

    private static final String WISH = "step-up.first-choice-wish";

    private static final Logger LOG = Logger.getLogger(FirstChoice.class);

    private FirstChoice() {}

    /** What this user wants to be asked for first; empty for one who has never said. */
    static Optional<String> of(UserModel user) {
        return Optional.ofNullable(user.getFirstAttribute(ATTRIBUTE));
    }

    /** Notes that this way is to be the first one, or that it is not. */
    public static void wish(AuthenticationSessionModel authSession, Choice choice, boolean isTicked) {
        if (isTicked) {
            authSession.setAuthNote(WISH, choice.id());
        } else {
            authSession.removeAuthNote(WISH);
        }
    }

    /** Keeps the wish, if this is the way that it was about. */
    public static void proven(AuthenticationSessionModel authSession, UserModel user, String choice) {
        if (choice.equals(authSession.getAuthNote(WISH)) && !of(user).equals(Optional.of(choice))) {
            keep(user, choice);
        }
        authSession.removeAuthNote(WISH);
    }

    /** A user storage that can keep nothing keeps no wish; the sign-in goes on. */
    private static void keep(UserModel user, String choice) {
        try {
            user.setSingleAttribute(ATTRIBUTE, choice);
        } catch (ReadOnlyException notKept) {
            LOG.debugf("the storage of user %s keeps no attribute %s", user.getId(), ATTRIBUTE);
        }
    }
}
