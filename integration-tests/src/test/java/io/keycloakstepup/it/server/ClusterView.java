package io.keycloakstepup.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which servers each server of a cluster knows of, told by what it has logged last about that. */
record ClusterView(List<ClusterNode> nodes) {

    private static final Pattern MEMBERS = Pattern.compile("ISPN00009[34]: .*?\\((\\d+)\\)");
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    /** Waits until each of them knows of all of them. */
    void awaitAll() {
        await(nodes.size());
    }

    /** Waits until each of them knows of itself alone. */
    void awaitEachAlone() {
        await(1);
    }

    private void await(int members) {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (!nodes.stream().allMatch(node -> membersKnownTo(node) == members)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not each node knows of " + members + " after " + LONGEST);
            }
            pause();
        }
    }

    private static int membersKnownTo(ClusterNode node) {
        try {
            Matcher view = MEMBERS.matcher(Files.readString(node.log()));
            int members = 0;
            while (view.find()) {
                members = Integer.parseInt(view.group(1));
            }
            return members;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read the log of a node", unreadable);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the cluster", interrupted);
        }
    }
}
