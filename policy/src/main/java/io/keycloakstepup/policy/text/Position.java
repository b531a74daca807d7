package io.keycloakstepup.policy.text;

/**
 * A place in a text.
 *
 * @param line the line, from 1
 * @param column the column in code points, from 1
 */
public record Position(int line, int column) {

    static final Position START = new Position(1, 1);
}
