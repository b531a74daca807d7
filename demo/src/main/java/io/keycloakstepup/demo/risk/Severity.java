package io.keycloakstepup.demo.risk;

import java.util.Arrays;
import java.util.Optional;

/** How bad it would be if what an assessment is about came true. */
enum Severity {
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL;

    /** The one of this name, to the letter. */
    static Optional<Severity> named(String name) {
        return Arrays.stream(values())
                .filter(severity -> severity.name().equals(name))
                .findFirst();
    }
}
