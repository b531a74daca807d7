package io.keycloakstepup.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What JMH measured.
 *
 * @param all one entry for each benchmark and size
 */
record Results(List<Result> all) {

    /**
     * One benchmark at one size.
     *
     * @param name its method
     * @param rules the size of the policy, or of the matrix
     * @param conditions how many conditions were evaluated; two for compiling, where all are read
     * @param median the median, in this unit
     * @param high the 99th percentile, in this unit; of a few single shots their longest
     * @param unit the unit of time, for one operation
     * @param bytes what one operation allocates, in bytes
     */
    record Result(String name, int rules, int conditions, double median, double high, String unit, long bytes) {}

    Results {
        all = List.copyOf(all);
    }

    static Results of(JsonNode measured) {
        List<Result> results = new ArrayList<>();
        measured.forEach(benchmark -> results.add(result(benchmark)));
        return new Results(results);
    }

    private static Result result(JsonNode benchmark) {
        JsonNode percentiles = benchmark.path("primaryMetric").path("scorePercentiles");
        String name = benchmark.path("benchmark").asText();
        return new Result(
                name.substring(name.lastIndexOf('.') + 1),
                benchmark
                        .path("params")
                        .path("rules")
                        .asInt(benchmark.path("params").path("operations").asInt()),
                benchmark.path("params").path("conditions").asInt(2),
                percentiles.path("50.0").asDouble(),
                percentiles.path("99.0").asDouble(),
                benchmark.path("primaryMetric").path("scoreUnit").asText(),
                Math.round(benchmark
                        .path("secondaryMetrics")
                        .path("gc.alloc.rate.norm")
                        .path("score")
                        .asDouble()));
    }

    /** The result of a benchmark at one size, or empty. */
    Optional<Result> named(String name, int rules, int conditions) {
        return all.stream()
                .filter(result ->
                        result.name().equals(name) && result.rules() == rules && result.conditions() == conditions)
                .findFirst();
    }

    ArrayNode json() {
        return new ObjectMapper().valueToTree(all);
    }
}
