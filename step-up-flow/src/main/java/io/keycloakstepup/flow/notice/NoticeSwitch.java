package io.keycloakstepup.flow.notice;

import java.util.Optional;
import org.keycloak.models.RealmModel;

/**
 * Whether a realm tells its users: the realm's attribute {@code step-up.notices}. It does unless that is {@code false}, as soon
 * as it has a server to send mail through.
 */
final class NoticeSwitch {

    private static final String ATTRIBUTE = "step-up.notices";

    private NoticeSwitch() {}

    static boolean isOn(RealmModel realm) {
        return !"false".equals(realm.getAttribute(ATTRIBUTE))
                && Optional.ofNullable(realm.getSmtpConfig().get("host"))
                        .filter(host -> !host.isBlank())
                        .isPresent();
    }
}
