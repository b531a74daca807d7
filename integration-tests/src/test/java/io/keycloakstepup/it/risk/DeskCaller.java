package io.keycloakstepup.it.risk;

import io.keycloakstepup.demo.risk.RiskServer;
import io.keycloakstepup.it.http.Answer;
import io.keycloakstepup.it.http.Http;
import io.keycloakstepup.it.login.ProofKey;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A program that calls a desk. What it updates says afterwards what it said before, so that it can be updated again. */
public record DeskCaller(RiskServer desk) {

    /** Keeps critical what is. */
    public static final String CRITICAL = "{\"id\": \"R-3\", \"from\": \"CRITICAL\", \"severity\": \"CRITICAL\"}";

    /** Keeps low what is. */
    public static final String HARMLESS = "{\"id\": \"R-4\", \"from\": \"LOW\", \"severity\": \"LOW\"}";

    private static final Http HTTP = Http.withoutCookies();

    /** The list, with these headers. */
    public Answer read(Map<String, String> headers) {
        return HTTP.get(URI.create(desk.apiUrl() + "/assessments"), headers);
    }

    /** An update, with these headers. */
    public Answer update(String change, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", "application/json");
        return HTTP.send("POST", updateUri(), all, change);
    }

    /** The same by whoever has a token. */
    public Answer update(String change, String token) {
        return update(change, bearer(token));
    }

    /** The same by an application that shows a key. */
    public Answer update(String change, String token, ProofKey key) {
        return update(change, dpop(token, key.proof("POST", updateUri(), token)));
    }

    /** Where updates go. */
    public URI updateUri() {
        return URI.create(desk.apiUrl() + "/assessment/update");
    }

    /** The header of whoever has a token. */
    public static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }

    /** The headers of whoever has a token and a proof. */
    public static Map<String, String> dpop(String token, String proof) {
        return Map.of("Authorization", "DPoP " + token, "DPoP", proof);
    }

    /** The challenges of an answer, in order. */
    public static List<String> challenges(Answer answer) {
        return answer.headers().allValues("WWW-Authenticate");
    }

    /** The challenge that asks for a level (RFC 9470). */
    public static String challenge(String scheme, String acr, String more) {
        return scheme + " error=\"insufficient_user_authentication\""
                + ", error_description=\"This operation needs another proof of who the user is\""
                + ", acr_values=\"" + acr + "\"" + more;
    }
}
