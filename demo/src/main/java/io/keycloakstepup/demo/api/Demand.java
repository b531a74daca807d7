package io.keycloakstepup.demo.api;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an API wants to see proven before it obeys, in the words of RFC 9470 §3.
 *
 * @param acr the level
 * @param maxAge how old the last proof may be; empty for any age
 */
public record Demand(String acr, Optional<Duration> maxAge) {

    private static final String ERROR = "insufficient_user_authentication";
    private static final Pattern PARAMETER = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    static Demand level(String acr) {
        return new Demand(acr, Optional.empty());
    }

    Demand notOlderThan(Duration age) {
        return new Demand(acr, Optional.of(age));
    }

    /** The demand of a {@code WWW-Authenticate} header; empty if it complains of something else. */
    public static Optional<Demand> parse(String header) {
        Map<String, String> found = new LinkedHashMap<>();
        Matcher matcher = PARAMETER.matcher(header);
        while (matcher.find()) {
            found.put(matcher.group(1), matcher.group(2));
        }
        if (!header.startsWith("Bearer ") || !ERROR.equals(found.get("error")) || !found.containsKey("acr_values")) {
            return Optional.empty();
        }
        Optional<Duration> age = Optional.ofNullable(found.get("max_age"))
                .filter(seconds -> seconds.matches("\\d{1,9}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
        return Optional.of(new Demand(found.get("acr_values"), age));
    }

    /** The value of the {@code WWW-Authenticate} header that makes this demand. */
    String challenge() {
        StringBuilder challenge = new StringBuilder("Bearer error=\"" + ERROR + "\"");
        parameters().forEach((name, value) -> challenge.append(", %s=\"%s\"".formatted(name, value)));
        return challenge.toString();
    }

    /** The parameters by which an authorization request asks for it. */
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("acr_values", acr);
        maxAge.ifPresent(age -> parameters.put("max_age", String.valueOf(age.toSeconds())));
        return parameters;
    }
}
