package io.keycloakstepup.flow.ledger;

import java.util.Objects;

/**
 * A level that an application asked for and gets.
 *
 * @param level the policy's name for it
 * @param name the name by which the application asked, and by which tokens answer
 */
public record AskedLevel(String level, String name) {

    public AskedLevel {
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(name, "name");
    }
}
