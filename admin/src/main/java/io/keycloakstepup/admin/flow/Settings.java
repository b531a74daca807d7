package io.keycloakstepup.admin.flow;

import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** The configuration of one execution. */
sealed interface Settings {

    /**
     * One that belongs to this execution alone.
     *
     * @param alias the name under which it is stored
     * @param values the settings
     */
    record Own(String alias, Map<String, String> values) implements Settings {
        public Own {
            Objects.requireNonNull(alias, "alias");
            values = Map.copyOf(values);
        }
    }

    /**
     * One that came with a deployed provider: it is referred to, never copied.
     *
     * @param id its id
     */
    record Deployed(String id) implements Settings {
        public Deployed {
            Objects.requireNonNull(id, "id");
        }
    }

    /** Handles the case at hand. */
    default <T> T match(Function<Own, T> own, Function<Deployed, T> deployed) {
        return this instanceof Own mine ? own.apply(mine) : deployed.apply((Deployed) this);
    }
}
