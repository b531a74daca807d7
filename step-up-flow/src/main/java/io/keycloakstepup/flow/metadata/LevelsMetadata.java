package io.keycloakstepup.flow.metadata;

import io.keycloakstepup.flow.registry.PolicyRegistry;
import io.keycloakstepup.policy.level.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.representations.OIDCConfigurationRepresentation;
import org.keycloak.urls.UrlType;
import org.keycloak.util.JsonSerialization;
import org.keycloak.wellknown.WellKnownProvider;

/**
 * The server's metadata, in which {@code acr_values_supported} is exactly the levels of the realm's policy, the lowest
 * first: Keycloak would name its whole map, with numbers that no level has. Beside it they say where applications begin that
 * show the questions themselves (draft-ietf-oauth-first-party-apps §4). Without a policy Keycloak's own metadata stay.
 */
final class LevelsMetadata implements WellKnownProvider {

    private static final String ACR_VALUES = "acr_values_supported";
    private static final String CHALLENGE_ENDPOINT = "authorization_challenge_endpoint";

    private final KeycloakSession session;
    private final WellKnownProvider natively;

    LevelsMetadata(KeycloakSession session, WellKnownProvider natively) {
        this.session = session;
        this.natively = natively;
    }

    @Override
    public Object getConfig() {
        Object metadata = natively.getConfig();
        return levels().map(names -> with(metadata, names)).orElse(metadata);
    }

    private Optional<List<String>> levels() {
        return PolicyRegistry.of(session.getContext().getRealm())
                .match(
                        standing -> Optional.of(standing.policy().levels().ordered().stream()
                                .map(Level::name)
                                .toList()),
                        Optional::empty,
                        broken -> Optional.empty());
    }

    private Object with(Object metadata, List<String> names) {
        if (metadata instanceof OIDCConfigurationRepresentation known) {
            known.setAcrValuesSupported(names);
            known.setOtherClaims(CHALLENGE_ENDPOINT, challengeEndpoint());
            return known;
        }
        @SuppressWarnings("unchecked")
        Map<String, Object> members = JsonSerialization.mapper.convertValue(metadata, Map.class);
        members.put(ACR_VALUES, names);
        members.put(CHALLENGE_ENDPOINT, challengeEndpoint());
        return members;
    }

    private String challengeEndpoint() {
        return session.getContext()
                .getUri(UrlType.FRONTEND)
                .getBaseUriBuilder()
                .path("realms")
                .path(session.getContext().getRealm().getName())
                .path("step-up/authorize-challenge")
                .build()
                .toString();
    }

    @Override
    public void close() {
        natively.close();
    }
}
