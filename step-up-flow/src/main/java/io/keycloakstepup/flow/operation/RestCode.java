package io.keycloakstepup.flow.operation;

import io.keycloakstepup.flow.hash.Sha256;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.keycloak.OAuth2Constants;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.KeycloakSession;

/**
 * An authorization code that was given over REST, and what it was given for. That is kept beside the code and not in the
 * client's session, which two sign-ins share: a code for one operation must not serve another.
 *
 * @param session the Keycloak session
 */
public record RestCode(KeycloakSession session) {

    /** How long a code can be redeemed (OAuth 2.0 Security BCP allows one minute at most). */
    public static final Duration LIFETIME = Duration.ofSeconds(60);

    private static final String KEY = "step-up.rest-code.";
    private static final String DIGEST = "digest";

    /** Keycloak looks at the code before we are asked what it is for. */
    private static final Duration AFTERWARDS = Duration.ofMinutes(2);

    /** Notes that this code was given, and for which operation, if for one. */
    public void note(String code, Optional<Operation> operation) {
        Map<String, String> notes = new HashMap<>();
        operation.ifPresent(approved -> notes.put(DIGEST, approved.digest()));
        session.singleUseObjects().put(key(code), LIFETIME.plus(AFTERWARDS).toSeconds(), notes);
    }

    /** Whether the code that is being redeemed was given over REST. */
    public boolean isRedeemed() {
        return presented().isPresent();
    }

    /** The digest of the operation that the code being redeemed was given for; empty where there is none. */
    public Optional<String> digest() {
        return presented().flatMap(notes -> Optional.ofNullable(notes.get(DIGEST)));
    }

    private Optional<Map<String, String>> presented() {
        return Optional.ofNullable(session.getContext().getHttpRequest())
                .map(HttpRequest::getDecodedFormParameters)
                .map(form -> form.getFirst(OAuth2Constants.CODE))
                .map(code -> session.singleUseObjects().get(key(code)));
    }

    private static String key(String code) {
        return KEY + Sha256.of(code);
    }
}
