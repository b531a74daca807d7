package io.keycloakstepup.policy.text;

import io.keycloakstepup.policy.level.Demand;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A length of time as policies write it: a whole number with s, m, h or d, between 0s and 365d. */
public final class DurationText {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,9})([smhd])");

    private static final Map<String, Duration> UNITS = Map.of(
            "s", Duration.ofSeconds(1), "m", Duration.ofMinutes(1), "h", Duration.ofHours(1), "d", Duration.ofDays(1));

    private DurationText() {}

    /** The length that a text says; empty for what has another form, or is too long. */
    public static Optional<Duration> read(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.ofNullable(UNITS.get(matcher.group(2)))
                        .map(unit -> unit.multipliedBy(Long.parseLong(matcher.group(1))))
                        .filter(length -> length.compareTo(Demand.LONGEST) <= 0)
                : Optional.empty();
    }
}
