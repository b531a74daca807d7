package io.keycloakstepup.it.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakstepup.it.http.Answer;
import io.keycloakstepup.it.login.KeyPrompt;
import io.keycloakstepup.it.realm.TestRealm;
import java.net.URI;

/** What the tests of the REST ask of a realm and of an answer. */
public final class RestRealm {

    private RestRealm() {}

    /** What a page that shows a challenge's options asks of a security key. */
    public static KeyPrompt prompt(TestRealm realm, Answer challenge) {
        return new KeyPrompt(challenge.json().at("/_embedded/factor/_embedded/challenge/publicKey"), origin(realm));
    }

    /** What a page that shows an activation's options asks of a security key. */
    public static KeyPrompt newKey(TestRealm realm, Answer activation) {
        return new KeyPrompt(activation.json().at("/_embedded/factor/_embedded/activation/publicKey"), origin(realm));
    }

    private static String origin(TestRealm realm) {
        URI url = realm.url();
        return url.getScheme() + "://" + url.getAuthority();
    }

    /** The code of a problem. */
    public static String code(Answer answer) {
        return answer.json().path("code").asText();
    }

    /** The state of an answer. */
    public static String status(Answer answer) {
        return answer.json().path("status").asText();
    }

    /** The reason in the latest event of a refusal. */
    public static String reason(TestRealm realm) {
        JsonNode latest = realm.events("LOGIN_ERROR").get(0);
        return latest.path("details").path("step_up_reason").asText();
    }
}
