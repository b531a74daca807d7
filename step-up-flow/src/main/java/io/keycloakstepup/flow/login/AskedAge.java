package io.keycloakstepup.flow.login;

import io.keycloakstepup.policy.level.Capped;
import io.keycloakstepup.policy.level.Freshness;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.LoginProtocol;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * How recently a request wants its user to have been authenticated, whatever the policy's levels allow: by
 * {@code max_age} or the client's default for it, by {@code prompt=login} and its like in other protocols, by the age
 * that Keycloak sets for a {@code kc_action}. The shortest counts.
 */
record AskedAge(KeycloakSession session, AuthenticationSessionModel authSession) {

    /** What the policy asks, and this age beside it. */
    Freshness beside(Freshness ages) {
        return limit().<Freshness>map(limit -> new Capped(ages, limit)).orElse(ages);
    }

    /** The shortest age that is asked; empty if none is. */
    Optional<Duration> limit() {
        return Stream.of(byProtocol(), byNumber(), byAction())
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    /** Without a user session Keycloak's answer is about the request alone: {@code prompt=login}, SAML's ForceAuthn. */
    private Optional<Duration> byProtocol() {
        LoginProtocol protocol = session.getProvider(LoginProtocol.class, authSession.getProtocol());
        return protocol.requireReauthentication(null, authSession) ? Optional.of(Duration.ZERO) : Optional.empty();
    }

    private Optional<Duration> byNumber() {
        return Optional.ofNullable(authSession.getClientNote(OIDCLoginProtocol.MAX_AGE_PARAM))
                .filter(seconds -> !seconds.isBlank())
                .map(DefaultAge::read)
                .or(() -> new DefaultAge(authSession.getClient()).limit());
    }

    private Optional<Duration> byAction() {
        return Optional.ofNullable(authSession.getClientNote(Constants.KC_ACTION))
                .map(action -> session.getProvider(RequiredActionProvider.class, action))
                .map(action -> Duration.ofSeconds(Math.max(0, action.getMaxAuthAge(session))));
    }
}
