package io.keycloakstepup.it;

import com.microsoft.playwright.Page;
import io.keycloakstepup.it.chromium.BrowserWindow;
import io.keycloakstepup.it.chromium.Looks;
import io.keycloakstepup.it.chromium.WithChromium;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import io.keycloakstepup.it.tour.Stop;
import io.keycloakstepup.it.tour.TourRealm;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever keeps Keycloak's own theme has pages without barriers too. */
@WithKeycloak
@WithChromium
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PlainThemeTourIT {

    private final TourRealm realm;

    PlainThemeTourIT(KeycloakServer keycloak) {
        realm = TourRealm.on(keycloak, "keycloak.v2");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = PageTourIT.ONCE)
    void everyPageIsOpenInKeycloaksOwnTheme(Stop stop, BrowserWindow window) {
        Page page = stop.reach(realm, window, "en");

        Looks.checkNarrow(page, "tour/keycloak.v2-" + stop.label());
    }
}
