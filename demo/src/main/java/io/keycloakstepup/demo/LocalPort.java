package io.keycloakstepup.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;

/** A port of the loopback interface, and the system property that chooses another. */
record LocalPort(String option, int number) {

    private static final int LOWEST = 1;
    private static final int HIGHEST = 65_535;

    static LocalPort of(String option, int usual) {
        String chosen = System.getProperty(option, String.valueOf(usual));
        try {
            int number = Integer.parseInt(chosen);
            if (number >= LOWEST && number <= HIGHEST) {
                return new LocalPort(option, number);
            }
        } catch (NumberFormatException notANumber) {
            // Said below, together with numbers out of range.
        }
        throw new IllegalArgumentException(
                "-D%s=%s: expected a port from %d to %d".formatted(option, chosen, LOWEST, HIGHEST));
    }

    /** The address of what will listen there. */
    URI url() {
        return URI.create("http://localhost:" + number);
    }

    /** Fails if somebody listens there already. */
    void requireFree() {
        try {
            new ServerSocket(number, 1, InetAddress.getLoopbackAddress()).close();
        } catch (IOException taken) {
            throw new IllegalStateException(
                    "Port %d is taken. Choose another with -D%s=PORT".formatted(number, option), taken);
        }
    }
}
