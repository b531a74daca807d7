package io.keycloakstepup.it.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakstepup.it.http.Answer;
import io.keycloakstepup.it.http.Form;
import io.keycloakstepup.it.http.Http;
import io.keycloakstepup.it.server.KeycloakServer;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The tests' own provider inside one server. */
record Probe(URI server) {

    private static final Http HTTP = Http.withoutCookies();

    /** Each is a transaction of its own on one row: a busy machine has not done thousands when a client gives up waiting. */
    private static final int COUNTS_PER_REQUEST = 500;

    static Probe of(KeycloakServer server) {
        return new Probe(server.url());
    }

    /** How many of so many claims of one thing, made by so many threads, were granted. */
    long granted(String thing, int times, int threads) {
        JsonNode answer =
                post("claims", crowd(thing, times, threads)).expect(200).json();
        if (answer.path("all").asInt() != times) {
            throw new AssertionError("wanted " + times + " claims, got " + answer);
        }
        return answer.path("granted").asLong();
    }

    /** The numbers that so many counts of one thing, made by so many threads, got. */
    List<Long> counts(String thing, int times, int threads) {
        List<Long> numbers = new ArrayList<>();
        for (int left = times; left > 0; left -= COUNTS_PER_REQUEST) {
            int now = Math.min(left, COUNTS_PER_REQUEST);
            post("counts", crowd(thing, now, threads))
                    .expect(200)
                    .json()
                    .forEach(number -> numbers.add(number.asLong()));
        }
        return numbers;
    }

    /** How many of so many sendings for one thing, tried by so many threads, were let through. */
    long sent(String thing, int times, int threads) {
        return post("sendings", crowd(thing, times, threads)).expect(200).json().asLong();
    }

    /** Counts and claims within a request that then fails. */
    Answer failingRequest(String thing) {
        return post("failing-request", Map.of("thing", thing));
    }

    /** Counts within a request that already holds a connection to the database. */
    Answer countWithConnection(String thing) {
        return post("count-with-connection", Map.of("thing", thing));
    }

    /** The number that one count got, by a clock so many seconds ahead, remembered for so many seconds. */
    long countAhead(String thing, int seconds, int lifetimeSeconds) {
        return post("count-ahead", Map.of("thing", thing, "seconds", "" + seconds, "lifetime", "" + lifetimeSeconds))
                .expect(200)
                .json()
                .asLong();
    }

    long total(String thing) {
        return HTTP.get(uri("total", Map.of("thing", thing)), Map.of())
                .expect(200)
                .json()
                .asLong();
    }

    void reset(String thing) {
        post("reset", Map.of("thing", thing)).expect(204);
    }

    /** What comes of a second insertion of one claim, by the statement for databases that must object. */
    String objection(String thing) {
        return post("objection", Map.of("thing", thing))
                .expect(200)
                .json()
                .path("end")
                .asText();
    }

    /** What calls cost, by their names. */
    JsonNode costs(int rounds) {
        return post("costs", Map.of("rounds", "" + rounds)).expect(200).json();
    }

    /**
     * How often so many verifications of one answer by a realm's user, made by so many threads, ended how: {@code proven},
     * or the code of the reason why not.
     */
    Map<String, Long> verifications(String realm, Map<String, String> what, int times, int threads) {
        Map<String, Long> ends = new TreeMap<>();
        for (int left = times; left > 0; left -= COUNTS_PER_REQUEST) {
            Map<String, String> parameters = new HashMap<>(what);
            parameters.put("times", "" + Math.min(left, COUNTS_PER_REQUEST));
            parameters.put("threads", "" + threads);
            in(realm, "verifications", parameters)
                    .properties()
                    .forEach(end -> ends.merge(end.getKey(), end.getValue().asLong(), Long::sum));
        }
        return ends;
    }

    /** What a challenge of this factor keeps, having sent whatever it sends. */
    String challenge(String realm, String user, String factor) {
        return in(realm, "challenge", Map.of("user", user, "factor", factor))
                .path("kept")
                .asText();
    }

    /** How one verification ended, and how many statements it took. */
    JsonNode verificationCost(String realm, Map<String, String> what) {
        return in(realm, "verification-cost", what);
    }

    /** How one verification ended whose request then fails. */
    String failedVerification(String realm, Map<String, String> what) {
        return in(realm, "failed-verification", what).path("end").asText();
    }

    private JsonNode in(String realm, String path, Map<String, String> parameters) {
        URI address =
                URI.create(server + "/realms/" + realm + "/step-up-probe/" + path + "?" + Form.encode(parameters));
        return HTTP.post(address, Map.of(), Map.of()).expect(200).json();
    }

    private static Map<String, String> crowd(String thing, int times, int threads) {
        return Map.of("thing", thing, "times", "" + times, "threads", "" + threads);
    }

    private Answer post(String path, Map<String, String> parameters) {
        return HTTP.post(uri(path, parameters), Map.of(), Map.of());
    }

    private URI uri(String path, Map<String, String> parameters) {
        return URI.create(server + "/realms/master/step-up-probe/" + path + "?" + Form.encode(parameters));
    }
}
