package io.keycloakstepup.policy.text;

import io.keycloakstepup.policy.facts.Fact;
import io.keycloakstepup.policy.facts.FactTable;
import io.keycloakstepup.policy.rule.Selector.Quantity;
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
    GRANTS("grants"),
    ORGANIZATIONS("organizations"),
    AUDIENCES("audiences");

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
            case ORGANIZATIONS -> FactTable.USER_ORGANIZATIONS;
            case AUDIENCES -> FactTable.REQUEST_AUDIENCES;
        };
    }

    /**
     * How many values of the fact must be listed. A request that also asks for a scope or an audience outside an
     * exemption is not exempt.
     */
    Quantity asks(boolean ofExemption) {
        return switch (this) {
            case ZONES_NOT -> Quantity.NONE;
            case SCOPES, AUDIENCES -> ofExemption ? Quantity.ALL : Quantity.SOME;
            default -> Quantity.SOME;
        };
    }

    static String[] words() {
        return Stream.of(values()).map(SelectorKey::word).toArray(String[]::new);
    }
}
