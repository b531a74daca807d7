package io.keycloakstepup.authenticators.rest;

import io.keycloakstepup.flow.login.WebTerms;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.utils.RedirectUtils;

/**
 * Where a browser goes in the end whose user could not be signed in over REST.
 *
 * @param session of the call
 * @param client the application
 */
record WebReturn(KeycloakSession session, ClientModel client) {

    static final String REDIRECT_URI = OIDCLoginProtocol.REDIRECT_URI_PARAM;
    static final String STATE = OIDCLoginProtocol.STATE_PARAM;

    private static final String WILDCARD = "*";
    private static final int LONGEST = 2_000;

    /** What a message says of it, which is checked, and by which name the user has begun. */
    WebTerms terms(Message message) {
        Map<String, String> terms = new HashMap<>();
        List.of(REDIRECT_URI, STATE)
                .forEach(name -> message.text(name).ifPresent(value -> terms.put(name, checked(name, value))));
        message.text(Starting.USERNAME)
                .or(() -> message.text(Starting.LOGIN_HINT))
                .ifPresent(name -> terms.put(OIDCLoginProtocol.LOGIN_HINT_PARAM, name));
        return WebTerms.of(terms);
    }

    private String checked(String name, String value) {
        if (value.length() > LONGEST) {
            throw Problem.invalid(name + " is longer than " + LONGEST + " characters");
        }
        boolean isForeign =
                name.equals(REDIRECT_URI) && RedirectUtils.verifyRedirectUri(session, value, client) == null;
        if (isForeign) {
            throw Problem.invalid("redirect_uri is none of the client's");
        }
        return value;
    }

    /** Where it goes if nobody has said so: there must be one place only. */
    Optional<String> only() {
        Set<String> registered =
                RedirectUtils.resolveValidRedirects(session, client.getRootUrl(), client.getRedirectUris());
        return Optional.of(registered)
                .filter(places -> places.size() == 1)
                .flatMap(places -> places.stream().findFirst())
                .filter(place -> !place.contains(WILDCARD));
    }
}
