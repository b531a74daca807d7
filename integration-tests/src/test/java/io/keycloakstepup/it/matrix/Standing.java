package io.keycloakstepup.it.matrix;

import java.util.EnumSet;
import java.util.Set;

/** What the user has proven when the tokens are asked for. */
enum Standing {
    NOTHING,
    PASSWORD,
    /** Password and code, longer ago than {@link Level#NOW} lets pass. */
    CODE,
    /** Password and code, in the very request. */
    FRESH_CODE;

    Set<Level> reached() {
        return switch (this) {
            case NOTHING -> EnumSet.noneOf(Level.class);
            case PASSWORD -> EnumSet.of(Level.PWD);
            case CODE -> EnumSet.of(Level.PWD, Level.MFA);
            case FRESH_CODE -> EnumSet.of(Level.PWD, Level.MFA, Level.NOW);
        };
    }
}
