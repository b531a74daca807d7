package io.keycloakstepup.it.walk;

import io.keycloakstepup.it.http.Answer;

/**
 * What the model expected of a call, and what came.
 *
 * @param expected what the model expected
 * @param answer what came
 */
record Seen(Expected expected, Answer answer) {

    boolean isAsExpected() {
        return Expected.seen(answer).equals(expected);
    }

    @Override
    public String toString() {
        return isAsExpected()
                ? expected.toString()
                : "expected " + expected + ", came " + Expected.seen(answer) + ": " + answer.body();
    }
}
