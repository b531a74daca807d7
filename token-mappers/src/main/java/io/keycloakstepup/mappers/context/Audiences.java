package io.keycloakstepup.mappers.context;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.Constants;
import org.keycloak.representations.JsonWebToken;

/** Whom a token will be meant for, once all mappers have run. */
final class Audiences {

    private Audiences() {}

    /**
     * The audiences in their order; the client itself where the token names none. An exchange drops those that it was not
     * asked for only after the mappers.
     */
    static List<String> of(JsonWebToken token, ClientSessionContext context) {
        Stream<String> all = token.getAudience() == null ? Stream.of() : Stream.of(token.getAudience());
        ClientModel[] wanted = context.getAttribute(Constants.REQUESTED_AUDIENCE_CLIENTS, ClientModel[].class);
        List<String> left = wanted == null
                ? all.toList()
                : all.filter(ids(wanted)::contains).toList();
        return left.isEmpty() ? List.of(token.getIssuedFor()) : left;
    }

    private static Set<String> ids(ClientModel[] clients) {
        return Stream.of(clients).map(ClientModel::getClientId).collect(Collectors.toSet());
    }
}
