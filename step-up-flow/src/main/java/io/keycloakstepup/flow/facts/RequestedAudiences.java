package io.keycloakstepup.flow.facts;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.oidc.TokenManager;
import org.keycloak.protocol.oidc.mappers.AudienceProtocolMapper;
import org.keycloak.protocol.oidc.mappers.AudienceResolveProtocolMapper;

/**
 * For whom the token of a request would be meant, as far as Keycloak's own mappers and the request say so (RFC 8707).
 *
 * @param scopes what is asked for, and by which client
 * @param named whom the request itself names; may be empty
 */
record RequestedAudiences(RequestedScopes scopes, List<String> named) {

    RequestedAudiences {
        named = List.copyOf(named);
    }

    /** The names in alphabetical order; without the client itself, which Keycloak does not put there either. */
    List<String> effective() {
        return Stream.of(named.stream(), mapped(), byRoles())
                .flatMap(audiences -> audiences)
                .distinct()
                .sorted()
                .toList();
    }

    private Stream<String> mapped() {
        return mappers(AudienceProtocolMapper.PROVIDER_ID).flatMap(RequestedAudiences::named);
    }

    private static Stream<String> named(ProtocolMapperModel mapper) {
        return Stream.of(
                        AudienceProtocolMapper.INCLUDED_CLIENT_AUDIENCE,
                        AudienceProtocolMapper.INCLUDED_CUSTOM_AUDIENCE)
                .flatMap(key -> Stream.ofNullable(mapper.getConfig().get(key)))
                .filter(name -> !name.isBlank())
                .limit(1);
    }

    /** Each client of which the token carries a role of the user's. */
    private Stream<String> byRoles() {
        Optional<UserModel> user = scopes.user();
        if (user.isEmpty()
                || mappers(AudienceResolveProtocolMapper.PROVIDER_ID).findAny().isEmpty()) {
            return Stream.of();
        }
        ClientModel client = scopes.client();
        return TokenManager.getAccess(user.get(), client, scopes.scopes()).stream()
                .filter(RoleModel::isClientRole)
                .map(role -> (ClientModel) role.getContainer())
                .filter(owner -> !owner.equals(client))
                .map(ClientModel::getClientId);
    }

    private Stream<ProtocolMapperModel> mappers(String providerId) {
        return scopes.scopes()
                .flatMap(scope -> scope.getProtocolMappersStream())
                .filter(mapper -> providerId.equals(mapper.getProtocolMapper()));
    }
}
