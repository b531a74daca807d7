package io.keycloakstepup.authenticators.direct;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.keycloakstepup.flow.factor.Challenge;
import io.keycloakstepup.flow.ledger.NoteJson;
import io.keycloakstepup.policy.level.FactorType;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The factor that was begun last in a password grant, so that its answer may come.
 *
 * @param factor its word
 * @param kept what its challenge had kept, out of the application's reach
 */
record BegunFactor(
        @JsonProperty(value = "factor", required = true) String factor,
        @JsonProperty(value = "kept", required = true) String kept) {

    private static final String NOTE = "step-up.direct-begun";

    BegunFactor {
        Objects.requireNonNull(factor, "factor");
        Objects.requireNonNull(kept, "kept");
    }

    static Optional<BegunFactor> in(AuthenticationSessionModel authSession) {
        return Optional.ofNullable(authSession.getAuthNote(NOTE)).map(note -> NoteJson.read(note, BegunFactor.class));
    }

    /** What was kept for this factor; empty where another one was begun, or none. */
    static Optional<String> kept(AuthenticationSessionModel authSession, FactorType factor) {
        return in(authSession)
                .filter(begun -> begun.factor().equals(factor.word()))
                .map(BegunFactor::kept);
    }

    /** Keeps what a challenge wants to have kept, if anything. */
    static void keep(AuthenticationSessionModel authSession, FactorType factor, Challenge challenge) {
        challenge.kept().ifPresent(kept -> new BegunFactor(factor.word(), kept).keepIn(authSession));
    }

    void keepIn(AuthenticationSessionModel authSession) {
        authSession.setAuthNote(NOTE, NoteJson.write(this));
    }

    static void forgetIn(AuthenticationSessionModel authSession) {
        authSession.removeAuthNote(NOTE);
    }
}
