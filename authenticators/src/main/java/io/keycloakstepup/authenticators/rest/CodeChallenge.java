package io.keycloakstepup.authenticators.rest;

import java.util.List;
import java.util.Optional;
import org.keycloak.OAuth2Constants;
import org.keycloak.models.ClientModel;
import org.keycloak.protocol.oidc.OIDCConfigAttributes;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.sessions.AuthenticationSessionModel;

/** What binds the code to the application that has asked for it (RFC 7636 §4.3). */
final class CodeChallenge {

    /** The members that carry it. */
    static final List<String> MEMBERS =
            List.of(OIDCLoginProtocol.CODE_CHALLENGE_PARAM, OIDCLoginProtocol.CODE_CHALLENGE_METHOD_PARAM);

    private CodeChallenge() {}

    /** An application that anybody could pass for must send one, and show a key. */
    static void require(Message message, Caller caller) {
        message.mandatory(OIDCLoginProtocol.CODE_CHALLENGE_PARAM);
        if (caller.key().isEmpty()) {
            throw Problem.invalid("a DPoP proof is missing");
        }
    }

    /** What the client must send: it has no secret, or its own settings ask for a code challenge. */
    static void requireOf(Message message, Caller caller) {
        ClientModel client = caller.client();
        if (client.isPublicClient()) {
            require(message, caller);
        }
        String asked = client.getAttribute(OIDCConfigAttributes.PKCE_CODE_CHALLENGE_METHOD);
        if (asked != null && !asked.isEmpty()) {
            message.mandatory(OIDCLoginProtocol.CODE_CHALLENGE_PARAM);
        }
    }

    /** Refuses what is none; the method {@code plain} proves nothing. */
    static void check(Message message) {
        Optional<String> method = message.text(OIDCLoginProtocol.CODE_CHALLENGE_METHOD_PARAM);
        Optional<String> challenge = message.text(OIDCLoginProtocol.CODE_CHALLENGE_PARAM);
        if (method.isPresent() != challenge.isPresent()
                || method.filter(name -> !name.equals(OAuth2Constants.PKCE_METHOD_S256))
                        .isPresent()
                || challenge.filter(text -> !text.matches("[A-Za-z0-9_-]{43}")).isPresent()) {
            throw Problem.invalid("code_challenge comes with code_challenge_method, which is S256");
        }
    }

    /** Checks and notes it. */
    static void note(Message message, AuthenticationSessionModel authSession) {
        check(message);
        Optional<String> method = message.text(OIDCLoginProtocol.CODE_CHALLENGE_METHOD_PARAM);
        Optional<String> challenge = message.text(OIDCLoginProtocol.CODE_CHALLENGE_PARAM);
        challenge.ifPresent(text -> authSession.setClientNote(OIDCLoginProtocol.CODE_CHALLENGE_PARAM, text));
        method.ifPresent(name -> authSession.setClientNote(OIDCLoginProtocol.CODE_CHALLENGE_METHOD_PARAM, name));
    }
}
