package io.keycloakstepup.flow.facts;

import static io.keycloakstepup.policy.facts.FactTable.DEVICE_AGE_DAYS;
import static io.keycloakstepup.policy.facts.FactTable.DEVICE_KNOWN;
import static io.keycloakstepup.policy.facts.FactTable.DEVICE_REMEMBERED;

import io.keycloakstepup.flow.device.BrowserDevice;
import java.util.function.Supplier;

/**
 * What is known of the browser that a user signs in with, from the secret that it holds.
 *
 * @param browser looks at it
 */
record KnownDeviceFacts(Supplier<BrowserDevice> browser) {

    void addTo(Sources sources) {
        sources.always(DEVICE_KNOWN, () -> browser.get().isKnown());
        sources.always(DEVICE_REMEMBERED, () -> browser.get().isRemembered());
        sources.maybe(DEVICE_AGE_DAYS, () -> browser.get().ageDays());
    }
}
