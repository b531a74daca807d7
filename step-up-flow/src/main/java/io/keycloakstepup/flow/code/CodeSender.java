package io.keycloakstepup.flow.code;

import java.util.Optional;
import org.keycloak.models.UserModel;
import org.keycloak.provider.Provider;

/**
 * Sends one-time codes some way or other: by e-mail, as a text message, by an application of somebody's own. It neither
 * makes codes nor looks at answers, and need not count: all that is done by its caller, the same for every sender. A policy
 * names it by the id of its factory. One instance serves one Keycloak session and one thread.
 */
public interface CodeSender extends Provider {

    /**
     * Where a code for this user would go, such as a telephone number; empty where the user cannot be reached. It must be
     * known to be the user's, and must be none that its user can change without proving the new one: what can be changed
     * freely proves nothing.
     */
    Optional<String> destination(UserModel user);

    /** The destination as it is shown to whoever has proven another factor: recognised by its owner, and of no other use. */
    String masked(String destination);

    /**
     * Gets a message ready, in the request of the user who is to receive it.
     *
     * @param destination where to, as told before; empty for an account that cannot be reached, for which all is done as for
     *     any other, and what is returned is thrown away
     * @return what sends it; it may run in another thread, after the request has ended, or never
     * @throws CodeNotSent if it cannot be got ready
     */
    Delivery prepare(UserModel user, String destination, CodeMessage message) throws CodeNotSent;

    @Override
    default void close() {}
}
