package io.keycloakstepup.flow.history;

import org.keycloak.models.RealmModel;

/**
 * Whether a realm keeps a history of sign-ins: the realm's attribute {@code step-up.history}. It does unless that is
 * {@code false}; what was kept before is then deleted by the next sweep, and not read any more.
 */
final class HistorySwitch {

    /** The realm attribute that turns it off: {@code false}. */
    static final String ATTRIBUTE = "step-up.history";

    private HistorySwitch() {}

    static boolean isOn(RealmModel realm) {
        return !"false".equals(realm.getAttribute(ATTRIBUTE));
    }
}
