package io.keycloakstepup.authenticators.enrolment;

import io.keycloakstepup.flow.factor.Challenge;
import java.util.Optional;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The enrolment that is under way: kept on the server, in one authentication session and for one user.
 *
 * @param word the factor's word
 * @param challenge how it began
 * @param isFirst whether its page has not been drawn yet
 */
public record BegunEnrolment(String word, Challenge challenge, boolean isFirst) {

    private static final String WORD = "step-up.enrolment";
    private static final String USER = "step-up.enrolment-user";
    private static final String KEPT = "step-up.enrolment-kept";
    private static final String SHOWN = "step-up.enrolment-shown";
    private static final String DRAWN = "step-up.enrolment-drawn";

    /** A new one, in the place of any earlier one. */
    public static BegunEnrolment begin(AuthenticationSessionModel authSession, UserModel user, Enrolment enrolment) {
        forgetIn(authSession);
        Challenge challenge = enrolment.begin(user);
        authSession.setAuthNote(WORD, enrolment.factor().word());
        authSession.setAuthNote(USER, user.getId());
        challenge.kept().ifPresent(kept -> authSession.setAuthNote(KEPT, kept));
        challenge.shown().ifPresent(shown -> authSession.setAuthNote(SHOWN, shown));
        return new BegunEnrolment(enrolment.factor().word(), challenge, true);
    }

    /** The one that this user has begun in this session; empty where there is none. */
    public static Optional<BegunEnrolment> in(AuthenticationSessionModel authSession, UserModel user) {
        return note(authSession, WORD)
                .filter(word -> user.getId().equals(authSession.getAuthNote(USER)))
                .map(word -> new BegunEnrolment(
                        word,
                        new Challenge(note(authSession, KEPT), note(authSession, SHOWN)),
                        note(authSession, DRAWN).isEmpty()));
    }

    /** Remembers that the user has seen the page. */
    public static void markDrawn(AuthenticationSessionModel authSession) {
        authSession.setAuthNote(DRAWN, "true");
    }

    public static void forgetIn(AuthenticationSessionModel authSession) {
        authSession.removeAuthNote(WORD);
        authSession.removeAuthNote(USER);
        authSession.removeAuthNote(KEPT);
        authSession.removeAuthNote(SHOWN);
        authSession.removeAuthNote(DRAWN);
    }

    private static Optional<String> note(AuthenticationSessionModel authSession, String name) {
        return Optional.ofNullable(authSession.getAuthNote(name));
    }
}
