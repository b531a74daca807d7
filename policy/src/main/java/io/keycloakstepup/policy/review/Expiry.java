package io.keycloakstepup.policy.review;

import io.keycloakstepup.policy.text.Outline;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Rules that end, or have ended: whoever owns them should hear of it before the users do.
 *
 * @param today the date where the policy is at home
 */
record Expiry(LocalDate today) {

    /** How many days before the end one is warned. */
    private static final long SOON_DAYS = 14;

    Stream<Warning> in(Outline policy) {
        return policy.member("rules").stream()
                .flatMap(rules -> rules.items().stream())
                .flatMap(rule -> rule.member("expires").stream())
                .flatMap(date -> warning(date).stream());
    }

    private Optional<Warning> warning(Outline date) {
        try {
            return warning(date, ChronoUnit.DAYS.between(today, LocalDate.parse(date.text())));
        } catch (DateTimeParseException e) {
            // That is an error, and told as one.
            return Optional.empty();
        }
    }

    private static Optional<Warning> warning(Outline date, long days) {
        if (days < 0) {
            return Optional.of(Warning.at(
                    date,
                    "this rule expired on " + date.text() + ", so it is as if it were not there",
                    "remove it, or give it a later date"));
        }
        return days <= SOON_DAYS
                ? Optional.of(Warning.at(
                        date,
                        "this rule expires " + (days == 0 ? "today" : "in " + days + (days == 1 ? " day" : " days")),
                        "ask its owner whether it is still needed"))
                : Optional.empty();
    }
}
