package io.keycloakstepup.flow.sending;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * When something was sent in the last hour, in seconds since 1970, the earliest first. Of exact times, not of a count, so
 * that no hour, wherever it begins, has more than it may.
 */
record Sent(List<Long> seconds) {

    private static final String NOTHING = "-";

    Sent {
        seconds = List.copyOf(seconds);
    }

    static Sent read(String written) {
        return new Sent(
                written.equals(NOTHING)
                        ? List.of()
                        : Arrays.stream(written.split(" ")).map(Long::valueOf).toList());
    }

    /** Never empty, which some databases take for nothing at all. */
    String written() {
        return seconds.isEmpty()
                ? NOTHING
                : seconds.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    /** What of it counts still, and this instant. */
    Sent and(Instant now) {
        long before = now.minus(Pace.WINDOW).getEpochSecond();
        Stream<Long> recent = seconds.stream().filter(second -> second > before);
        return new Sent(Stream.concat(recent, Stream.of(now.getEpochSecond())).toList());
    }

    /** When the next may be sent; empty if at once. */
    Optional<Instant> nextAt(Pace pace, Instant now) {
        if (seconds.isEmpty()) {
            return Optional.empty();
        }
        long next = seconds.get(seconds.size() - 1) + pace.apart().toSeconds();
        if (seconds.size() >= pace.perHour()) {
            next = Math.max(next, seconds.get(seconds.size() - pace.perHour()) + Pace.WINDOW.toSeconds());
        }
        return Optional.of(Instant.ofEpochSecond(next)).filter(at -> at.getEpochSecond() > now.getEpochSecond());
    }
}
