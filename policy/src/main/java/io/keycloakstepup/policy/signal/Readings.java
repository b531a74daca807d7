package io.keycloakstepup.policy.signal;

/**
 * What the signals say of one request, by their names. Implementations compute lazily: a signal without a weight is
 * never asked for. Asking twice gives the same answer.
 */
@FunctionalInterface
public interface Readings {

    /** Where no signals are at hand. */
    Readings NONE = signal -> new SignalReading.Unknown("this request has no reading of the signal");

    /** The reading of this signal; one that does not exist, or that this request has no reading of, is unknown. */
    SignalReading of(String signal);
}
