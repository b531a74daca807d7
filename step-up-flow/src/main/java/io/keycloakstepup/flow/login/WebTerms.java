package io.keycloakstepup.flow.login;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.keycloakstepup.flow.ledger.NoteJson;
import io.keycloakstepup.flow.once.Handles;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * What an application has said over REST for the case that its user has to go on in a browser.
 *
 * @param parameters those of an authorization request that have no meaning over REST, as far as they were sent
 * @param handle under which the one authorization request lies that this sign-in may leave for a browser; a new one where it
 *     was left out
 */
public record WebTerms(
        @JsonProperty(value = "parameters", required = true) Map<String, String> parameters,
        @JsonProperty("handle") @Nullable String handle) {

    /** The client note that carries them. */
    static final String NOTE = "step-up.web-terms";

    public WebTerms {
        parameters = Map.copyOf(parameters);
        handle = Optional.ofNullable(handle).orElseGet(Handles::random);
    }

    /** Those of a sign-in that has none yet. */
    public static WebTerms of(Map<String, String> parameters) {
        return new WebTerms(parameters, Handles.random());
    }

    /** Those of this sign-in. */
    public static WebTerms in(AuthenticationSessionModel authSession) {
        return Optional.ofNullable(authSession.getClientNote(NOTE))
                .map(note -> NoteJson.read(note, WebTerms.class))
                .orElseGet(() -> WebTerms.of(Map.of()));
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
