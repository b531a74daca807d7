package io.keycloakstepup.policy.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;

/** Reads instants, dates and time zones; what is none is reported and comes back empty. */
public final class TimesReader {

    private final Problems problems;
    private final Values values;

    public TimesReader(Problems problems) {
        this.problems = problems;
        this.values = new Values(problems);
    }

    /** An instant in ISO 8601 with its offset. */
    public Optional<Instant> instant(Node node, String what) {
        return read(
                node,
                what,
                "an instant in ISO 8601 with its offset, like 2027-01-31T09:30:00Z",
                text -> OffsetDateTime.parse(text).toInstant());
    }

    /** A day of the calendar, in ISO 8601. */
    public Optional<LocalDate> date(Node node, String what) {
        return read(node, what, "a date in ISO 8601, like 2027-01-31", LocalDate::parse);
    }

    /** A time zone by its name in the time zone database, or an offset. */
    public Optional<ZoneId> timezone(Node node) {
        return values.text(node, "timezone").flatMap(text -> zone(node, text));
    }

    private Optional<ZoneId> zone(Node node, String text) {
        try {
            return Optional.of(ZoneId.of(text));
        } catch (DateTimeException e) {
            problems.report(
                    node,
                    "a time zone like Europe/Zurich, UTC or +02:00",
                    "there is no time zone " + node.description());
            return Optional.empty();
        }
    }

    private <T> Optional<T> read(Node node, String what, String expected, Function<String, T> parser) {
        return values.text(node, what).flatMap(text -> {
            try {
                return Optional.of(parser.apply(text));
            } catch (DateTimeParseException e) {
                problems.report(node, expected, what + " is " + expected + ", not " + node.description());
                return Optional.empty();
            }
        });
    }
}
