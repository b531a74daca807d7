package io.keycloakstepup.flow.signal;

import static io.keycloakstepup.policy.facts.FactTable.DEVICE_KNOWN;
import static io.keycloakstepup.policy.facts.FactTable.NET_ANONYMOUS;

import io.keycloakstepup.policy.signal.BuiltInSignal;
import io.keycloakstepup.policy.signal.Comparison;
import io.keycloakstepup.policy.signal.SignalReading;
import io.keycloakstepup.policy.signal.Travel;

/**
 * A signal that comes with this project: it fetches what the calculation of its name needs.
 *
 * @param kind which one
 */
record OwnSignal(BuiltInSignal kind) implements Signal {

    @Override
    public SignalReading evaluate(SignalContext context) {
        Comparison comparison = context.recollection().comparison();
        return switch (kind) {
            case NEW_DEVICE -> newDevice(context);
            case NEW_COUNTRY -> comparison.newCountry();
            case NEW_NETWORK -> comparison.newNetwork();
            case IMPOSSIBLE_TRAVEL -> Travel.reading(context.recollection().travel());
            case RECENT_FAILURES -> comparison.recentFailures();
            case UNUSUAL_HOUR -> comparison.unusualHour(context.timezone());
            case ANONYMOUS_NETWORK ->
                Comparison.anonymousNetwork(context.facts().value(NET_ANONYMOUS).map(Boolean.class::cast));
            case STALE_ACCOUNT -> comparison.staleAccount();
        };
    }

    /** Devices are recognised by their cookie; whether anything at all is known of the user, by the history. */
    private static SignalReading newDevice(SignalContext context) {
        if (context.recollection().history().proven().isEmpty()) {
            return new SignalReading.Unknown("no earlier sign-in");
        }
        return context.facts()
                .value(DEVICE_KNOWN)
                .<SignalReading>map(known -> Boolean.TRUE.equals(known)
                        ? new SignalReading.Known(0, "a device that was seen before")
                        : new SignalReading.Known(1, "a device that was never seen before"))
                .orElseGet(() -> new SignalReading.Unknown("the device of this request"));
    }
}
