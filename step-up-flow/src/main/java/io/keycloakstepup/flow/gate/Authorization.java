package io.keycloakstepup.flow.gate;

import io.keycloakstepup.flow.hash.Sha256;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.OAuth2Constants;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.utils.OAuth2Code;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * What tells one authorization from another, both when the gate lets it pass and when its tokens are asked for: who gave
 * it, to which client, and what was asked for in it.
 *
 * <p>A client that sends neither a nonce nor a code challenge gives two like requests of one user the same parts.
 *
 * @param parts the parts in a fixed order; empty where the request has none of that kind
 */
public record Authorization(List<Optional<String>> parts) {

    public Authorization {
        parts = List.copyOf(parts);
    }

    /** The authorization that this user is giving. */
    public static Authorization of(AuthenticationSessionModel authSession, UserModel user) {
        return of(
                user.getId(),
                authSession.getClient().getId(),
                authSession.getClientNote(OAuth2Constants.SCOPE),
                authSession.getClientNote(OIDCLoginProtocol.REDIRECT_URI_PARAM),
                authSession.getClientNote(OIDCLoginProtocol.NONCE_PARAM),
                authSession.getClientNote(OIDCLoginProtocol.CODE_CHALLENGE_PARAM));
    }

    /** The authorization that this code stands for. */
    public static Authorization of(OAuth2Code code, AuthenticatedClientSessionModel clientSession) {
        return of(
                clientSession.getUserSession().getUser().getId(),
                clientSession.getClient().getId(),
                code.getScope(),
                code.getRedirectUriParam(),
                code.getNonce(),
                code.getCodeChallenge());
    }

    /** The approval that this user is giving, or has given, to a device. */
    static Authorization ofDevice(String userId, String clientId, String deviceCode) {
        return new Authorization(List.of(Optional.of(userId), Optional.of(clientId), Optional.of(deviceCode)));
    }

    private static Authorization of(
            String userId,
            String clientId,
            @Nullable String scope,
            @Nullable String redirectUri,
            @Nullable String nonce,
            @Nullable String codeChallenge) {
        return new Authorization(List.of(
                Optional.of(Objects.requireNonNull(userId, "userId")),
                Optional.of(Objects.requireNonNull(clientId, "clientId")),
                Optional.ofNullable(scope),
                Optional.ofNullable(redirectUri),
                Optional.ofNullable(nonce),
                Optional.ofNullable(codeChallenge)));
    }

    /** A text that two authorizations share only if all their parts are equal. */
    String fingerprint() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Optional<String> part : parts) {
            byte[] bytes = part.map(text -> "=" + text).orElse("").getBytes(StandardCharsets.UTF_8);
            // The length before the text: no two lists of parts run together to the same bytes.
            all.writeBytes((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
            all.writeBytes(bytes);
        }
        return Sha256.of(all.toByteArray());
    }
}
