package io.keycloakstepup.authenticators.direct;

import io.keycloakstepup.policy.level.FactorType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.utils.StringUtil;

/** What an application sends with a password, or after it; as Keycloak reads it, without control characters. */
record TokenForm(MultivaluedMap<String, String> parameters) {

    /** With which it goes on. */
    static final String AUTH_SESSION = "auth_session";

    /** The word of the factor that it wants to be begun, for what has to be sent first. */
    private static final String CHALLENGE = "challenge";

    /** What Keycloak called a one-time code before it called it {@code otp}. */
    private static final String TOTP = "totp";

    static TokenForm of(AuthenticationFlowContext context) {
        return new TokenForm(context.getHttpRequest().getDecodedFormParameters());
    }

    Optional<String> authSession() {
        return parameter(AUTH_SESSION);
    }

    /** Whether it wants this factor to be begun. */
    boolean begins(FactorType factor) {
        return parameter(CHALLENGE).filter(factor.word()::equals).isPresent();
    }

    /** What the user has typed for this factor: the parameter is its word, with underscores. */
    Optional<String> answerTo(FactorType factor) {
        Optional<String> answer = parameter(factor.word().replace('-', '_'));
        return factor.equals(FactorType.OTP) ? answer.or(() -> parameter(TOTP)) : answer;
    }

    /** Notes what it asks of the authentication, where Keycloak notes it for a browser. */
    void noteRequest(AuthenticationSessionModel authSession) {
        note(authSession, OIDCLoginProtocol.ACR_PARAM);
        note(authSession, OIDCLoginProtocol.MAX_AGE_PARAM);
        note(authSession, OIDCLoginProtocol.CLAIMS_PARAM);
    }

    /** Notes for whom the token is to be meant. Keycloak goes by the request at hand, and so must the policy. */
    void noteResource(AuthenticationSessionModel authSession) {
        note(authSession, OIDCLoginProtocol.RESOURCE_PARAM);
    }

    private void note(AuthenticationSessionModel authSession, String name) {
        parameter(name).ifPresent(value -> authSession.setClientNote(name, value));
    }

    private Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.getFirst(name))
                .map(StringUtil::removeControlCharacters)
                .filter(value -> !value.isBlank());
    }

    /** Says nothing of what was sent, so that no log can. */
    @Override
    public String toString() {
        return "TokenForm" + parameters.keySet();
    }
}
