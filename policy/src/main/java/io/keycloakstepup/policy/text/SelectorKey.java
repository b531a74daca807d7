package io.keycloakstepup.policy.text;

import io.keycloakstepup.policy.facts.Fact;
import io.keycloakstepup.policy.facts.FactTable;
import java.util.stream.Stream;

/** The keys of {@code match}, and the fact that each looks at. */
enum SelectorKey {
    CLIENTS("clients"),
    SCOPES("scopes"),
    GROUPS("groups"),
    ROLES("roles"),
    ACR("acr"),
    ZONES("zones"),
    ZONES_NOT("zonesNot"),
    GRANTS("grants");

    private final String word;

    SelectorKey(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    Fact fact() {
        return switch (this) {
            case CLIENTS -> FactTable.CLIENT_ID;
            case SCOPES -> FactTable.REQUEST_SCOPES;
            case GROUPS -> FactTable.USER_GROUPS;
            case ROLES -> FactTable.USER_ROLES;
            case ACR -> FactTable.REQUEST_ACRS;
            case ZONES, ZONES_NOT -> FactTable.NET_ZONES;
            case GRANTS -> FactTable.REQUEST_GRANT;
        };
    }

    /** Whether the selector holds if the fact has <em>none</em> of the values listed. */
    boolean excludes() {
        return this == ZONES_NOT;
    }

    static String[] words() {
        return Stream.of(values()).map(SelectorKey::word).toArray(String[]::new);
    }
}
