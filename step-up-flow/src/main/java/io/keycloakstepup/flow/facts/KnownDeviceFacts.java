package io.keycloakstepup.flow.facts;

import static io.keycloakstepup.policy.facts.FactTable.DEVICE_AGE_DAYS;
import static io.keycloakstepup.policy.facts.FactTable.DEVICE_KNOWN;
import static io.keycloakstepup.policy.facts.FactTable.DEVICE_REMEMBERED;

import io.keycloakstepup.flow.device.BrowserDevice;

/**
 * What is known of the browser that a user signs in with, from the secret that it holds.
 *
 * @param browser the browser
 */
record KnownDeviceFacts(BrowserDevice browser) {

    void addTo(Sources sources) {
        sources.always(DEVICE_KNOWN, browser::isKnown);
        sources.always(DEVICE_REMEMBERED, browser::isRemembered);
        sources.maybe(DEVICE_AGE_DAYS, browser::ageDays);
    }
}
