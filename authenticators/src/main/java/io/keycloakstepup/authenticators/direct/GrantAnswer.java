package io.keycloakstepup.authenticators.direct;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakstepup.flow.facts.FirstParty;
import io.keycloakstepup.flow.ledger.NoteJson;
import io.keycloakstepup.flow.login.PausedLogin;
import io.keycloakstepup.flow.reason.Reason;
import io.keycloakstepup.policy.level.FactorType;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.representations.idm.OAuth2ErrorRepresentation;

/**
 * What an application is told of a refusal (RFC 6749 §5.2, draft-ietf-oauth-first-party-apps §6.2.1). One that is not the
 * operator's own hears, unless the realm allows more, just what Keycloak says to a wrong password.
 *
 * @param decision the number by which the event is found
 */
record GrantAnswer(AuthenticationFlowContext context, GrantRefusal refusal, String decision, Instant now) {

    private static final String INSUFFICIENT = "insufficient_authorization";

    /** Word for word Keycloak's answer to a wrong password, and to a user that does not exist. */
    private static final OAuth2ErrorRepresentation WRONG_PASSWORD =
            new OAuth2ErrorRepresentation("invalid_grant", "Invalid user credentials");

    /** The answer. */
    Response to(boolean isUnproven) {
        boolean isOwn = FirstParty.is(context.getAuthenticationSession().getClient());
        if (isUnproven) {
            return json(Response.Status.BAD_REQUEST, WRONG_PASSWORD).build();
        }
        if (refusal.reason() == Reason.POLICY_DENIED) {
            return told(Response.Status.FORBIDDEN, error(refusal.error()));
        }
        if (isOwn && !refusal.next().isEmpty()) {
            return told(Response.Status.FORBIDDEN, goingOn());
        }
        return isOwn || HintSwitch.isOn(context.getRealm())
                ? told(Response.Status.BAD_REQUEST, error(refusal.error()))
                : json(Response.Status.BAD_REQUEST, WRONG_PASSWORD).build();
    }

    private Map<String, Object> goingOn() {
        AuthSession kept = AuthSession.of(
                context.getSession(),
                context.getAuthenticationSession(),
                PausedLogin.of(context.getAuthenticationSession(), context.getUser(), now));
        Map<String, Object> members = error(INSUFFICIENT);
        members.put(TokenForm.AUTH_SESSION, new AuthSessions(context.getSession()).keep(kept, now));
        members.put(
                "expires_in", Math.max(1, Duration.between(now, kept.until()).toSeconds()));
        members.put("factors", words(refusal.next()));
        refusal.shown().ifPresent(shown -> members.put("challenge", NoteJson.read(shown, JsonNode.class)));
        return members;
    }

    private Map<String, Object> error(String error) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("error", error);
        members.put("error_description", hint() + refusal.reason().code() + ", decision " + decision);
        return members;
    }

    private String hint() {
        return refusal.next().isEmpty()
                ? ""
                : words(refusal.next()).stream()
                        .collect(Collectors.joining(", ", "a further factor is needed (", "): "));
    }

    private static List<String> words(List<FactorType> factors) {
        return factors.stream().map(FactorType::word).toList();
    }

    private Response told(Response.Status status, Map<String, Object> members) {
        Response.ResponseBuilder answer = json(status, members);
        refusal.retryAt()
                .map(at -> Math.max(1, Duration.between(now, at).toSeconds()))
                .ifPresent(seconds -> answer.header(HttpHeaders.RETRY_AFTER, seconds));
        return answer.build();
    }

    private static Response.ResponseBuilder json(Response.Status status, Object body) {
        return Response.status(status).entity(body).type(MediaType.APPLICATION_JSON_TYPE);
    }
}
