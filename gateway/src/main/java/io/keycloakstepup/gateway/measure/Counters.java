package io.keycloakstepup.gateway.measure;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts by name and one label, all from closed lists, so that nobody can make it grow. Thread-safe. */
public final class Counters {

    private static final String PREFIX = "step_up_gateway_";

    private final Map<String, LongAdder> counts = new ConcurrentSkipListMap<>();
    private final LongAdder nanoseconds = new LongAdder();
    private final LongAdder answers = new LongAdder();

    /** Counts one. */
    public void count(String name, String label, String value) {
        counts.computeIfAbsent(PREFIX + name + "_total{" + label + "=\"" + value + "\"}", key -> new LongAdder())
                .increment();
    }

    /** Counts the time that one answer took. */
    public void took(long nanos) {
        nanoseconds.add(nanos);
        answers.increment();
    }

    /** All of it, in the text format of Prometheus, version 0.0.4. */
    public String text() {
        StringBuilder text = new StringBuilder();
        counts.forEach((name, count) ->
                text.append(name).append(' ').append(count.sum()).append('\n'));
        String timer = PREFIX + "answer_seconds";
        text.append(timer).append("_sum ").append(nanoseconds.sum() / 1e9).append('\n');
        text.append(timer).append("_count ").append(answers.sum()).append('\n');
        return text.toString();
    }
}
