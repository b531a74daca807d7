package io.keycloakstepup.authenticators.direct;

import org.keycloak.models.RealmModel;

/**
 * Whether any application that sends a right password may be told that it was right and does not suffice: the realm's
 * attribute {@code step-up.password-grant-hint}. It may not unless that is {@code true}.
 */
final class HintSwitch {

    private static final String ATTRIBUTE = "step-up.password-grant-hint";

    private HintSwitch() {}

    static boolean isOn(RealmModel realm) {
        return Boolean.parseBoolean(realm.getAttribute(ATTRIBUTE));
    }
}
