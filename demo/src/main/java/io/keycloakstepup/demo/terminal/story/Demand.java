package io.keycloakstepup.demo.terminal.story;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an API wants proven (RFC 9470).
 *
 * @param wishes {@code acr_values}, and {@code max_age} where it is said
 * @param digest of the operation that it is wanted for; empty where it is for none
 */
record Demand(Map<String, Object> wishes, String digest) {

    private static final Pattern PARAMETER = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");

    Demand {
        wishes = Map.copyOf(wishes);
    }

    /** The demand in a {@code WWW-Authenticate}; empty where that says something else. */
    static Optional<Demand> of(String challenge) {
        Map<String, String> said = new TreeMap<>();
        Matcher parameter = PARAMETER.matcher(challenge);
        while (parameter.find()) {
            said.put(parameter.group(1), parameter.group(2));
        }
        if (!said.getOrDefault("error", "").equals("insufficient_user_authentication")) {
            return Optional.empty();
        }
        Map<String, Object> wishes = new TreeMap<>();
        wishes.put("acr_values", said.getOrDefault("acr_values", ""));
        Optional.ofNullable(said.get("max_age")).map(Integer::valueOf).ifPresent(age -> wishes.put("max_age", age));
        return Optional.of(new Demand(wishes, said.getOrDefault("step_up_txn", "")));
    }

    /** The levels that will do, in words. */
    String level() {
        return String.valueOf(wishes.get("acr_values")).replace(" ", " or ");
    }
}
