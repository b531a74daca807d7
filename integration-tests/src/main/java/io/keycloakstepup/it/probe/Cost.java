package io.keycloakstepup.it.probe;

/**
 * What one call cost.
 *
 * @param medianMicros half of the calls took at most so long
 * @param p99Micros 99 of 100 took at most so long
 * @param statements statements that half of the calls sent to the database at most
 */
public record Cost(double medianMicros, double p99Micros, long statements) {}
