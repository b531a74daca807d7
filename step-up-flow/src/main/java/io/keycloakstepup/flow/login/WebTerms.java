package io.keycloakstepup.flow.login;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.keycloakstepup.flow.ledger.NoteJson;
import java.util.Map;
import java.util.Optional;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * What an application has said over REST for the case that its user has to go on in a browser.
 *
 * @param parameters those of an authorization request that have no meaning over REST, as far as they were sent
 */
public record WebTerms(
        @JsonProperty(value = "parameters", required = true) Map<String, String> parameters) {

    /** The client note that carries them. */
    static final String NOTE = "step-up.web-terms";

    public WebTerms {
        parameters = Map.copyOf(parameters);
    }

    /** Those of this sign-in. */
    public static WebTerms in(AuthenticationSessionModel authSession) {
        return Optional.ofNullable(authSession.getClientNote(NOTE))
                .map(note -> NoteJson.read(note, WebTerms.class))
                .orElseGet(() -> new WebTerms(Map.of()));
    }

    /** Keeps them in this sign-in. */
    public void keepIn(AuthenticationSessionModel authSession) {
        authSession.setClientNote(NOTE, NoteJson.write(this));
    }

    /** Forgets them: what has come to its end in this sign-in goes on nowhere. */
    public static void forgetIn(AuthenticationSessionModel authSession) {
        authSession.removeClientNote(NOTE);
    }
}
