package io.keycloakstepup.policy.decision;

import io.keycloakstepup.policy.level.Level;
import java.util.List;
import java.util.Optional;

/**
 * The levels that a request asks for, any one of which will do (OpenID Connect Core §3.1.2.1 and §5.5.1.1).
 *
 * @param choices the levels, the preferred one first, without names that mean nothing; empty if it asks for none
 * @param isBinding whether the request fails where none of them can be reached; else it goes on with what can
 */
public record Wish(List<Choice> choices, boolean isBinding) {

    /** The wish of a request that names no level. */
    public static final Wish NONE = new Wish(List.of(), false);

    public Wish {
        choices = List.copyOf(choices);
    }

    /** The level that counts as asked for while nobody knows what the user can reach; empty where there is none. */
    Optional<Level> preferred() {
        return choices.stream().map(Choice::level).flatMap(Optional::stream).findFirst();
    }
}
