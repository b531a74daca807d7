package io.keycloakstepup.it.matrix;

import java.util.Locale;

/** The levels of the matrix, from the lowest. */
enum Level {
    PWD(1, "[ {password: 10h} ]"),
    MFA(2, "[ {password: 10h}, {otp: 1h} ]"),
    /** Decays in five seconds, which the sessions are older than. */
    NOW(3, "[ {password: 10h}, {otp: 5s} ]"),
    /** Out of everybody's reach: nobody in the matrix has a key. */
    PHR(4, "[ {password: 10h}, {webauthn: 5m} ]");

    private final int loa;
    private final String chain;

    Level(int loa, String chain) {
        this.loa = loa;
        this.chain = chain;
    }

    String acr() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its line in the policy. */
    String line() {
        return "  %s: { loa: %d, chains: [ %s ] }%n".formatted(acr(), loa, chain);
    }

    static Level called(String acr) {
        return valueOf(acr.toUpperCase(Locale.ROOT));
    }
}
