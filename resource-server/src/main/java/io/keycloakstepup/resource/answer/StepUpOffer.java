package io.keycloakstepup.resource.answer;

import io.keycloakstepup.resource.guard.Challenge;
import io.keycloakstepup.resource.json.JsonText;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A challenge for clients that would rather have 202 and a body than 401 and a header: those that accept {@code
 * application/json;profile="urn:keycloak-step-up:requirement"}.
 *
 * @param stepUpUrl where users go to prove more; the requirement is added to its query
 */
public record StepUpOffer(URI stepUpUrl) {

    static final String ATTEMPT = "Step-Up-Attempt";

    private static final String PROFILE = "urn:keycloak-step-up:requirement";

    public StepUpOffer {
        Objects.requireNonNull(stepUpUrl, "stepUpUrl");
    }

    /** Whether a client with these values of {@code Accept} wants an offer: it names the profile, and does not refuse it. */
    public static boolean isWanted(List<String> accept) {
        return accept.stream()
                .flatMap(value -> List.of(value.split(",", -1)).stream())
                .map(range -> range.toLowerCase(Locale.ROOT).replaceAll("[\\s\"]", ""))
                .filter(range -> range.startsWith("application/json;"))
                .anyMatch(range -> List.of(range.split(";", -1)).contains("profile=" + PROFILE)
                        && !range.matches(".*;q=0(\\.0*)?(;.*)?"));
    }

    /** The offer. */
    public Answer of(Challenge challenge) {
        Map<String, Object> requirement = new LinkedHashMap<>();
        Map<String, String> query = new LinkedHashMap<>();
        if (!challenge.acrValues().isEmpty()) {
            requirement.put("acr", challenge.acrValues());
            query.put("acr_values", String.join(" ", challenge.acrValues()));
        }
        challenge.maxAge().ifPresent(age -> {
            requirement.put("max_age", age.toSeconds());
            query.put("max_age", String.valueOf(age.toSeconds()));
        });
        if (!challenge.scopes().isEmpty()) {
            requirement.put("scope", String.join(" ", challenge.scopes()));
            query.put("scope", String.join(" ", challenge.scopes()));
        }
        challenge.transaction().ifPresent(digest -> requirement.put("step_up_txn", digest));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", "STEP_UP_REQUIRED");
        body.put("requirement", requirement);
        body.put("step_up_url", with(query));
        body.put("attempt", challenge.attempt());
        return new Answer(
                202,
                List.of(
                        Map.entry(ATTEMPT, String.valueOf(challenge.attempt())),
                        Map.entry("Cache-Control", "no-store"),
                        Map.entry("Vary", "Accept")),
                "application/json;profile=\"" + PROFILE + "\"",
                JsonText.of(body));
    }

    private String with(Map<String, String> query) {
        String added = query.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
        String whole = stepUpUrl.toString();
        int fragment = whole.indexOf('#');
        String before = fragment < 0 ? whole : whole.substring(0, fragment);
        return before + (stepUpUrl.getRawQuery() == null ? "?" : "&") + added + whole.substring(before.length());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
