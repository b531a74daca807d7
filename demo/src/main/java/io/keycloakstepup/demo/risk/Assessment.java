package io.keycloakstepup.demo.risk;

import java.util.Objects;

/**
 * What somebody thinks of a risk.
 *
 * @param id what it is called by
 * @param title what might happen
 * @param severity how bad that would be
 * @param changedBy who said so last, and by what right; empty if nobody has since the desk opened
 */
record Assessment(String id, String title, Severity severity, String changedBy) {

    Assessment {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(changedBy, "changedBy");
    }

    Assessment changed(Severity other, String author) {
        return new Assessment(id, title, other, author);
    }
}
