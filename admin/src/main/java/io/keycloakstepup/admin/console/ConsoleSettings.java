package io.keycloakstepup.admin.console;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.urls.UrlType;

/**
 * What the page has to know of the server before anybody has signed in.
 *
 * @param adminUrl the base of the admin REST and of Keycloak's own admin console, ending in a slash
 * @param administrationRealm the realm whose administrators administer all others
 */
record ConsoleSettings(String adminUrl, String administrationRealm) {

    static ConsoleSettings of(KeycloakSession session) {
        String adminUrl =
                session.getContext().getUri(UrlType.ADMIN).getBaseUri().toString();
        return new ConsoleSettings(adminUrl.endsWith("/") ? adminUrl : adminUrl + "/", Config.getAdminRealm());
    }
}
