package io.keycloakstepup.authenticators.factors;

import io.keycloakstepup.flow.factor.Challenge;
import java.util.Optional;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * What the page on the user's screen asks for: kept on the server, so that no form can choose it, and so that a page that
 * is loaded again is the same page.
 *
 * @param word the factor's word
 * @param credentialId the credential that is meant; empty where any will do
 * @param challenge how the factor began
 */
record AskedFactor(String word, Optional<String> credentialId, Challenge challenge) {

    private static final String WORD = "step-up.asked";
    private static final String CREDENTIAL = "step-up.asked-credential";
    private static final String KEPT = "step-up.asked-kept";
    private static final String SHOWN = "step-up.asked-shown";

    static Optional<AskedFactor> in(AuthenticationSessionModel authSession) {
        return note(authSession, WORD)
                .map(word -> new AskedFactor(
                        word,
                        note(authSession, CREDENTIAL),
                        new Challenge(note(authSession, KEPT), note(authSession, SHOWN))));
    }

    /** What the list of choices calls it. */
    String choice() {
        return word + credentialId.map(id -> "/" + id).orElse("");
    }

    void keepIn(AuthenticationSessionModel authSession) {
        forgetIn(authSession);
        authSession.setAuthNote(WORD, word);
        credentialId.ifPresent(id -> authSession.setAuthNote(CREDENTIAL, id));
        challenge.kept().ifPresent(kept -> authSession.setAuthNote(KEPT, kept));
        challenge.shown().ifPresent(shown -> authSession.setAuthNote(SHOWN, shown));
    }

    static void forgetIn(AuthenticationSessionModel authSession) {
        authSession.removeAuthNote(WORD);
        authSession.removeAuthNote(CREDENTIAL);
        authSession.removeAuthNote(KEPT);
        authSession.removeAuthNote(SHOWN);
    }

    private static Optional<String> note(AuthenticationSessionModel authSession, String name) {
        return Optional.ofNullable(authSession.getAuthNote(name));
    }
}
