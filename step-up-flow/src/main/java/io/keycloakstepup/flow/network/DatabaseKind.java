package io.keycloakstepup.flow.network;

import java.util.Locale;

/** What a database tells. */
enum DatabaseKind {
    COUNTRY,
    CITY,
    ASN,
    ANONYMOUS;

    /** Its option, as Keycloak's configuration spells it in code. */
    String option() {
        return name().toLowerCase(Locale.ROOT) + "Database";
    }

    /** What the log calls it. */
    String title() {
        return name().toLowerCase(Locale.ROOT) + "-database";
    }
}
