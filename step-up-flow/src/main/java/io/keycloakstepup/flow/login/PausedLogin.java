package io.keycloakstepup.flow.login;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.keycloakstepup.flow.enrolment.EnrolmentPass;
import io.keycloakstepup.flow.facts.ToldAgent;
import io.keycloakstepup.flow.ledger.LoginLedger;
import io.keycloakstepup.flow.operation.Operation;
import io.keycloakstepup.flow.sending.TypedName;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * A sign-in without a browser that waits for its user's next answer: whose it is, what has been proven in it and since
 * when, and what was asked. Whoever goes on with it cannot ask for less, nor for anything else.
 *
 * @param user the id of the user
 * @param requestedAtMillis when it began, in milliseconds since 1970
 * @param proven the notes of the ledger
 * @param asked what the application has asked for
 * @param granted the notes of a right to add a factor; empty where the user has none, and in what an earlier version wrote
 */
public record PausedLogin(
        @JsonProperty(value = "user", required = true) String user,

        @JsonProperty(value = "requestedAt", required = true)
        long requestedAtMillis,

        @JsonProperty(value = "proven", required = true) Map<String, String> proven,
        @JsonProperty(value = "asked", required = true) Map<String, String> asked,
        @JsonProperty("granted") @Nullable Map<String, String> granted) {

    private static final Set<String> ASKED = Set.of(
            OIDCLoginProtocol.SCOPE_PARAM,
            OIDCLoginProtocol.ACR_PARAM,
            OIDCLoginProtocol.MAX_AGE_PARAM,
            OIDCLoginProtocol.CLAIMS_PARAM,
            OIDCLoginProtocol.NONCE_PARAM,
            OIDCLoginProtocol.CODE_CHALLENGE_PARAM,
            OIDCLoginProtocol.CODE_CHALLENGE_METHOD_PARAM,
            Operation.NOTE,
            ToldAgent.NOTE,
            TypedName.NOTE,
            WebTerms.NOTE);

    public PausedLogin {
        Objects.requireNonNull(user, "user");
        proven = Map.copyOf(proven);
        asked = Map.copyOf(asked);
        granted = Optional.ofNullable(granted).map(Map::copyOf).orElseGet(Map::of);
    }

    /** This user's sign-in as it stands. */
    public static PausedLogin of(AuthenticationSessionModel authSession, UserModel user, Instant now) {
        Map<String, String> asked = new HashMap<>();
        ASKED.forEach(name ->
                Optional.ofNullable(authSession.getClientNote(name)).ifPresent(value -> asked.put(name, value)));
        return new PausedLogin(
                user.getId(),
                RequestStart.of(authSession, now).toEpochMilli(),
                LoginLedger.notesOf(authSession),
                asked,
                EnrolmentPass.notesOf(authSession));
    }

    /** When it began. */
    public Instant requestedAt() {
        return Instant.ofEpochMilli(requestedAtMillis);
    }

    /** Goes on with it in another authentication, in which nothing has happened yet. */
    public void resume(AuthenticationSessionModel authSession) {
        RequestStart.mark(authSession, requestedAt());
        proven.forEach(authSession::setUserSessionNote);
        ASKED.forEach(authSession::removeClientNote);
        asked.forEach(authSession::setClientNote);
        Optional.ofNullable(granted).ifPresent(notes -> notes.forEach(authSession::setAuthNote));
    }
}
