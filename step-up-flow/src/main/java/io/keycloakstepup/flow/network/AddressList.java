package io.keycloakstepup.flow.network;

import io.keycloakstepup.policy.zone.Network;
import io.keycloakstepup.policy.zone.NetworkSet;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * A list of networks in a text file: one address or one network in CIDR notation a line; empty lines, and what follows a
 * {@code #}, say nothing. Immutable and thread-safe.
 */
record AddressList(NetworkSet networks) {

    private static final int MOST_NETWORKS = 1_000_000;

    /**
     * Reads a list.
     *
     * @throws IOException if the file cannot be read, has a line that is no network, or more than a million of them.
     *     The message names the line by its number: what stands in it may be none of an administrator's business
     */
    static AddressList read(Path file) throws IOException {
        Set<Network> networks = new HashSet<>();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            int number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine(), number++) {
                add(line, number, networks);
            }
        }
        return new AddressList(NetworkSet.of(networks));
    }

    private static void add(String line, int number, Set<Network> networks) throws IOException {
        String written = line.split("#", 2)[0].strip();
        if (written.isEmpty()) {
            return;
        }
        if (networks.size() == MOST_NETWORKS) {
            throw new IOException("more than " + MOST_NETWORKS + " networks");
        }
        try {
            networks.add(Network.parse(written));
        } catch (IllegalArgumentException unreadable) {
            throw new IOException("line " + number + " is no network", unreadable);
        }
    }

    /** Whether the list holds this address; false for what is none. */
    boolean contains(String address) {
        return networks.contains(address);
    }
}
