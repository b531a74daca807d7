package io.keycloakstepup.authenticators.direct;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.keycloakstepup.flow.login.PausedLogin;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.representations.dpop.DPoP;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * A password grant that waits for its user's next answer (draft-ietf-oauth-first-party-apps §5.3.1). It serves the client
 * that began it, with the key that it has shown then (RFC 9449), and nobody else.
 *
 * @param client Keycloak's id of the client
 * @param key the thumbprint of its key; null where it has shown none
 * @param login the sign-in
 * @param begun the factor that was begun last; null where none was
 */
record AuthSession(
        @JsonProperty(value = "client", required = true) String client,
        @JsonProperty("key") @Nullable String key,
        @JsonProperty(value = "login", required = true) PausedLogin login,
        @JsonProperty("begun") @Nullable BegunFactor begun) {

    /** From the password to the last answer. */
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    /** Keycloak's name for the proof that the token endpoint has checked. */
    private static final String PROOF = "dpop";

    AuthSession {
        Objects.requireNonNull(client, "client");
        Objects.requireNonNull(login, "login");
    }

    /** That of the request at hand. */
    static AuthSession of(KeycloakSession session, AuthenticationSessionModel authSession, PausedLogin login) {
        return new AuthSession(
                authSession.getClient().getId(),
                key(session).orElse(null),
                login,
                BegunFactor.in(authSession).orElse(null));
    }

    private static Optional<String> key(KeycloakSession session) {
        return Optional.ofNullable(session.getAttribute(PROOF, DPoP.class)).map(DPoP::getThumbprint);
    }

    /** When it ends, however often it went on in between. */
    Instant until() {
        return login.requestedAt().plus(LIFETIME);
    }

    /** Whether the request at hand may go on with it. */
    boolean isOf(KeycloakSession session) {
        return client.equals(session.getContext().getClient().getId())
                && key(session).equals(Optional.ofNullable(key));
    }

    /** Goes on with it. */
    void resume(AuthenticationSessionModel authSession) {
        login.resume(authSession);
        Optional.ofNullable(begun).ifPresent(factor -> factor.keepIn(authSession));
    }
}
