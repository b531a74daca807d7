package io.keycloakstepup.authenticators.rest;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.models.KeycloakSession;

/**
 * Where the links of an answer lead.
 *
 * @param authn the address of the first call
 */
record Links(URI authn) {

    static Links of(KeycloakSession session) {
        return new Links(session.getContext()
                .getUri()
                .getBaseUriBuilder()
                .path("realms")
                .path(session.getContext().getRealm().getName())
                .path(RestFactory.PATH)
                .path("authn")
                .build());
    }

    Map<String, Object> verify(String factor) {
        return Map.of("verify", post(factors(factor) + "/verify"));
    }

    Map<String, Object> enroll(String factor) {
        return Map.of("enroll", post(factors(factor) + "/enroll"));
    }

    Map<String, Object> activate(String factor) {
        return Map.of("activate", post(factors(factor) + "/activate"));
    }

    /** Those of a challenge. */
    Map<String, Object> ofChallenge(String factor, boolean canResend) {
        Map<String, Object> links = beside(List.of("previous"));
        links.put("next", post(factors(factor) + "/verify"));
        if (canResend) {
            links.put("resend", post(factors(factor) + "/verify/resend"));
        }
        return links;
    }

    /** Those of a factor that is being added. */
    Map<String, Object> ofActivation(String factor) {
        Map<String, Object> links = beside(List.of("previous"));
        links.put("next", post(factors(factor) + "/activate"));
        return links;
    }

    /** What can always be done, and these calls beside it. */
    Map<String, Object> beside(List<String> calls) {
        Map<String, Object> links = new LinkedHashMap<>();
        calls.forEach(call -> links.put(call, post(authn + "/" + call)));
        links.put("cancel", post(authn + "/cancel"));
        return links;
    }

    private String factors(String factor) {
        return authn + "/factors/" + factor;
    }

    private static Map<String, Object> post(String href) {
        return Map.of("href", href, "hints", Map.of("allow", List.of("POST")));
    }
}
