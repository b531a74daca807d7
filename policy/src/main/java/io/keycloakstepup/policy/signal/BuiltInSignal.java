package io.keycloakstepup.policy.signal;

import java.util.Locale;
import java.util.stream.Stream;

/** A signal that comes with this project; others can be added under names of their own. */
public enum BuiltInSignal {
    /** The browser was not seen in a sign-in of this user that counts; see {@link Comparison#newDevice}. */
    NEW_DEVICE,
    /** The country was not seen before; see {@link Comparison#newCountry}. */
    NEW_COUNTRY,
    /** The network was not seen before; see {@link Comparison#newNetwork}. */
    NEW_NETWORK,
    /** Nobody travels as fast as this since the last sign-in; see {@link Travel#reading}. */
    IMPOSSIBLE_TRAVEL,
    /** Sign-ins of this user failed within the last hour; see {@link Comparison#recentFailures}. */
    RECENT_FAILURES,
    /** The user does not sign in around this hour; see {@link Comparison#unusualHour}. */
    UNUSUAL_HOUR,
    /** The address belongs to an anonymising network; see {@link Comparison#anonymousNetwork}. */
    ANONYMOUS_NETWORK,
    /** The account was not used for long; see {@link Comparison#staleAccount}. */
    STALE_ACCOUNT;

    /** The name by which policies weigh it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** All names, in the order in which messages list them. */
    public static Stream<String> words() {
        return Stream.of(values()).map(BuiltInSignal::word);
    }
}
