package io.keycloakstepup.flow.facts;

import static io.keycloakstepup.policy.facts.FactTable.DEVICE_BROWSER;
import static io.keycloakstepup.policy.facts.FactTable.DEVICE_MOBILE;
import static io.keycloakstepup.policy.facts.FactTable.DEVICE_OS;

import java.util.Optional;
import java.util.function.Function;
import org.keycloak.device.DeviceRepresentationProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.representations.account.DeviceRepresentation;

/** What the user agent says of itself in its {@code User-Agent}, which is whatever it likes. */
record DeviceFacts(KeycloakSession session) {

    /** Keycloak's parser says so of what it does not recognise. */
    private static final String UNRECOGNISED = "Other";

    void addTo(Sources sources) {
        sources.maybe(DEVICE_OS, () -> name(DeviceRepresentation::getOs));
        sources.maybe(DEVICE_BROWSER, () -> name(DeviceRepresentation::getBrowser)
                .map(DeviceFacts::withoutVersion)
                .filter(browser -> !browser.equals(UNRECOGNISED)));
        sources.maybe(DEVICE_MOBILE, () -> device().map(DeviceRepresentation::isMobile));
    }

    private Optional<String> name(Function<DeviceRepresentation, String> question) {
        return device().map(question).filter(name -> !name.equals(UNRECOGNISED));
    }

    /** Keycloak writes {@code Firefox/133.0}. */
    private static String withoutVersion(String browser) {
        return browser.split("/", 2)[0];
    }

    private Optional<DeviceRepresentation> device() {
        return Optional.ofNullable(session.getProvider(DeviceRepresentationProvider.class))
                .map(DeviceRepresentationProvider::deviceRepresentation);
    }
}
