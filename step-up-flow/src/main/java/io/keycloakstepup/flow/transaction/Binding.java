package io.keycloakstepup.flow.transaction;

import java.util.Objects;
import java.util.Optional;

/**
 * What a transaction serves, from its first call to its last, and nothing else.
 *
 * @param realm the realm's id
 * @param client Keycloak's id of the application
 * @param key the thumbprint of the key that it shows with each call (RFC 9449); empty for one that shows none
 * @param subject the id of the user, or what stands for a name that nobody has
 * @param session the user session that is stepped up; empty where one begins
 * @param isSessionEnough whether that session stands for the user by itself: whoever holds its token has shown that it is
 *     not stolen, and no operation is approved
 * @param start by what it was begun
 */
public record Binding(
        String realm,
        String client,
        Optional<String> key,
        String subject,
        Optional<String> session,
        boolean isSessionEnough,
        Start start) {

    public Binding {
        Objects.requireNonNull(realm, "realm");
        Objects.requireNonNull(client, "client");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(start, "start");
        if (isSessionEnough && session.isEmpty()) {
            throw new IllegalArgumentException("there is no session that could be enough");
        }
    }

    /** Whether a call of this application, with this key, may go on with it. */
    public boolean serves(String inRealm, String byClient, Optional<String> withKey) {
        return realm.equals(inRealm) && client.equals(byClient) && key.equals(withKey);
    }
}
