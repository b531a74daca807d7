package io.keycloakstepup.demo.bank;

import io.keycloakstepup.demo.api.Demand;
import java.net.http.HttpResponse;
import java.util.Optional;

/**
 * What the API said to an errand.
 *
 * @param challenge the {@code WWW-Authenticate} header; empty if there is none
 * @param text what it has to say to the visitor
 */
record ApiAnswer(int status, String challenge, String text) {

    static ApiAnswer of(HttpResponse<String> response) {
        String challenge = response.headers().firstValue("WWW-Authenticate").orElse("");
        return new ApiAnswer(response.statusCode(), challenge, response.body());
    }

    boolean isDone() {
        return status == 200;
    }

    /** Whether a sign-in could help. */
    boolean wantsSignIn() {
        return status == 401;
    }

    /** What the token lacks; empty if it is not that. */
    Optional<Demand> demand() {
        return Demand.parse(challenge);
    }
}
