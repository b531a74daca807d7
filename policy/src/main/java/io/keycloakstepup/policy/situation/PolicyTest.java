package io.keycloakstepup.policy.situation;

import java.time.Instant;
import java.util.Objects;

/**
 * A test that a policy carries within itself: a situation, and what the policy must make of it.
 *
 * @param name what the test says
 * @param line where it stands in the policy's text, from 1
 * @param column where it stands in its line, from 1
 * @param situation the request
 * @param instant when it comes in
 * @param expected what the policy must make of it, whatever has been proven
 */
public record PolicyTest(
        String name, int line, int column, Situation situation, Instant instant, Expectation expected) {

    /** The instant of tests that state none, in policies that state none: noon of a Monday, UTC. */
    public static final Instant INSTANT = Instant.parse("2026-01-05T12:00:00Z");

    public PolicyTest {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(situation, "situation");
        Objects.requireNonNull(instant, "instant");
        Objects.requireNonNull(expected, "expected");
    }
}
