package io.keycloakstepup.policy.signal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A sign-in beside the user's own history: what the signals are read from. A first sign-in has nothing to be compared
 * with, so it is unknown, not safe. Known is only what a {@linkplain SignIn.Outcome#PROVEN proven} sign-in has shown.
 *
 * @param history the sign-ins before this one
 * @param here where this one comes from
 * @param now when it happens
 */
public record Comparison(History history, Origin here, Instant now) {

    private static final Duration RECENTLY = Duration.ofHours(1);

    /** As many failures as read 1. */
    private static final double MANY_FAILURES = 5;

    private static final double STALE_FROM_DAYS = 30;
    private static final double STALE_FOR_SURE_DAYS = 180;

    public Comparison {
        Objects.requireNonNull(history, "history");
        Objects.requireNonNull(here, "here");
        Objects.requireNonNull(now, "now");
    }

    /** 1 for a device that was never seen, else 0; unknown where this device or every earlier one is. */
    public SignalReading newDevice() {
        return novelty("device", Origin::device);
    }

    /** 1 for a country that was never seen, else 0; unknown where this country or every earlier one is. */
    public SignalReading newCountry() {
        return novelty("country", Origin::country);
    }

    /**
     * 0 for a network (24 or 48 bits) that was seen before, 0.5 for a new one within an autonomous system that was, as
     * telephones change theirs all day, else 1; unknown where this network or every earlier one is.
     */
    public SignalReading newNetwork() {
        SignalReading novelty = novelty("network", Origin::network);
        boolean isNew = novelty instanceof SignalReading.Known known && known.value() > 0;
        boolean isFamiliar =
                here.asn().filter(history.known(Origin::asn)::contains).isPresent();
        return isNew && isFamiliar
                ? new SignalReading.Known(0.5, "a new network of a provider that was seen before")
                : novelty;
    }

    private SignalReading novelty(String what, Function<Origin, Optional<String>> thing) {
        Set<String> known = history.known(thing);
        if (known.isEmpty()) {
            return new SignalReading.Unknown("no earlier sign-in whose " + what + " is known");
        }
        return thing.apply(here)
                .<SignalReading>map(current -> known.contains(current)
                        ? new SignalReading.Known(0, "a " + what + " that was seen before")
                        : new SignalReading.Known(1, "a " + what + " that was never seen before"))
                .orElseGet(() -> new SignalReading.Unknown("the " + what + " of this request"));
    }

    /** A fifth for each sign-in that failed within the last hour, 1 at most; unknown where the history is empty. */
    public SignalReading recentFailures() {
        if (history.signIns().isEmpty()) {
            return new SignalReading.Unknown("no earlier sign-in");
        }
        long failures = history.failures(RECENTLY, now);
        return SignalReading.cut(failures / MANY_FAILURES, failures + " failed within the last hour");
    }

    /** How far this hour is from the user's own hours; see {@link HoursOfDay}. */
    public SignalReading unusualHour(ZoneId zone) {
        return HoursOfDay.of(history.proven(), zone).reading(now);
    }

    /**
     * 0 up to 30 days after the last sign-in that was proven, 1 from 180 days on, and in between in proportion; unknown
     * where none was. Whoever has the password alone cannot wake an account that sleeps.
     */
    public SignalReading staleAccount() {
        List<SignIn> proven = history.proven();
        if (proven.isEmpty()) {
            return new SignalReading.Unknown("no earlier sign-in that was proven");
        }
        long days = Duration.between(proven.get(0).at(), now).toDays();
        return SignalReading.cut(
                (days - STALE_FROM_DAYS) / (STALE_FOR_SURE_DAYS - STALE_FROM_DAYS),
                "the last proven sign-in was " + Math.max(0, days) + " days ago");
    }

    /** 1 for an address of an anonymising network, 0 for another; unknown where nobody can tell. */
    public static SignalReading anonymousNetwork(Optional<Boolean> isAnonymous) {
        return isAnonymous
                .<SignalReading>map(anonymous -> anonymous
                        ? new SignalReading.Known(1, "an anonymising network")
                        : new SignalReading.Known(0, "no anonymising network"))
                .orElseGet(() -> new SignalReading.Unknown("whether the network is anonymising"));
    }
}
