package io.keycloakstepup.flow.sending;

import io.keycloakstepup.flow.hash.Sha256;
import java.util.Locale;
import java.util.Optional;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The name by which somebody has begun to sign in over REST, as a hash. Until something was proven, what is sent is limited by
 * it, so that no limit tells whether two names are one account.
 *
 * @param hash of the name in lower case
 */
public record TypedName(String hash) {

    /** The client note that carries it. */
    public static final String NOTE = "step-up.typed-name";

    /** That of a name as it was typed. */
    public static TypedName of(String name) {
        return new TypedName(Sha256.of(name.toLowerCase(Locale.ROOT)));
    }

    /** That of this sign-in; empty where it was not begun by a name over REST. */
    public static Optional<TypedName> in(AuthenticationSessionModel authSession) {
        return Optional.ofNullable(authSession.getClientNote(NOTE)).map(TypedName::new);
    }

    /** Keeps it in this sign-in. */
    public void keepIn(AuthenticationSessionModel authSession) {
        authSession.setClientNote(NOTE, hash);
    }
}
