package io.keycloakstepup.flow.facts;

import static io.keycloakstepup.policy.facts.FactTable.REQUEST_ACR;
import static io.keycloakstepup.policy.facts.FactTable.REQUEST_ACRS;
import static io.keycloakstepup.policy.facts.FactTable.REQUEST_AUDIENCES;
import static io.keycloakstepup.policy.facts.FactTable.REQUEST_GRANT;
import static io.keycloakstepup.policy.facts.FactTable.REQUEST_MAX_AGE;
import static io.keycloakstepup.policy.facts.FactTable.REQUEST_PROMPT;
import static io.keycloakstepup.policy.facts.FactTable.REQUEST_SCOPES;
import static io.keycloakstepup.policy.facts.FactTable.REQUEST_UI_LOCALES;

import io.keycloakstepup.policy.facts.Grant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.locale.LocaleSelectorProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * What is asked, as the request says it: whoever sits at the browser can say it otherwise.
 *
 * @param user who is signing in; empty before that is known
 */
record RequestFacts(KeycloakSession session, AuthenticationSessionModel authSession, Optional<UserModel> user) {

    void addTo(Sources sources) {
        RequestedLevels levels = new RequestedLevels(authSession);
        RequestedScopes scopes = RequestedScopes.of(session, authSession, user);
        sources.always(REQUEST_GRANT, Grant.BROWSER::word);
        sources.always(REQUEST_ACRS, levels::names);
        sources.maybe(REQUEST_ACR, () -> levels.names().stream().findFirst());
        sources.always(REQUEST_SCOPES, scopes::effective);
        sources.always(REQUEST_AUDIENCES, new RequestedAudiences(scopes, resource())::effective);
        sources.maybe(REQUEST_MAX_AGE, this::maxAgeSeconds);
        sources.always(REQUEST_PROMPT, () -> words(OIDCLoginProtocol.PROMPT_PARAM));
        sources.always(REQUEST_UI_LOCALES, () -> words(LocaleSelectorProvider.CLIENT_REQUEST_LOCALE));
    }

    private List<String> resource() {
        return Stream.ofNullable(authSession.getClientNote(OIDCLoginProtocol.RESOURCE_PARAM))
                .filter(resource -> !resource.isBlank())
                .toList();
    }

    private Optional<Long> maxAgeSeconds() {
        return Optional.ofNullable(authSession.getClientNote(OIDCLoginProtocol.MAX_AGE_PARAM))
                .filter(seconds -> seconds.matches("[0-9]{1,9}"))
                .map(Long::parseLong);
    }

    private List<String> words(String note) {
        return Stream.ofNullable(authSession.getClientNote(note))
                .flatMap(words -> Stream.of(words.split(" ")))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
