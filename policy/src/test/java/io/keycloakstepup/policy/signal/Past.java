package io.keycloakstepup.policy.signal;

import io.keycloakstepup.policy.signal.SignIn.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Histories that tests speak of. */
final class Past {

    static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    static final Origin HOME = origin("198.51.100.0/24", "CH", 64500, "laptop");
    static final Origin TRAIN = origin("203.0.113.0/24", "CH", 64500, "laptop");
    static final Origin ABROAD = origin("192.0.2.0/24", "BR", 64501, "unseen");
    static final Origin NOWHERE = new Origin(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private Past() {}

    static Origin origin(String network, String country, long asn, String device) {
        return new Origin(Optional.of(network), Optional.of(country), Optional.of(asn), Optional.of(device));
    }

    static SignIn signIn(Outcome outcome, Duration ago, Origin origin) {
        return new SignIn(NOW.minus(ago), origin, outcome);
    }

    static SignIn proven(Duration ago, Origin origin) {
        return signIn(Outcome.PROVEN, ago, origin);
    }

    static SignIn failed(Duration ago) {
        return signIn(Outcome.FAILED, ago, ABROAD);
    }

    static History history(SignIn... signIns) {
        return new History(List.of(signIns));
    }

    static Comparison compare(Origin here, SignIn... signIns) {
        return new Comparison(history(signIns), here, NOW);
    }

    /** The value of a reading that must be known. */
    static double value(SignalReading reading) {
        return reading.match(SignalReading.Known::value, unknown -> {
            throw new AssertionError("unknown: " + unknown.why());
        });
    }

    static boolean isUnknown(SignalReading reading) {
        return reading.match(known -> false, unknown -> true);
    }
}
