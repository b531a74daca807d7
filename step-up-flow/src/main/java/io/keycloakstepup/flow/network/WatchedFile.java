package io.keycloakstepup.flow.network;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * A file that is read again when it has changed. Whoever asks gets either all of the old content or all of the new one;
 * of a file that vanishes, or that changes for the worse, the last good content stays. Thread-safe.
 */
final class WatchedFile<T> {

    /** Makes something of a file, or throws if that is not possible. */
    interface Reading<T> {

        T read(Path file) throws IOException;
    }

    private static final Logger LOG = Logger.getLogger(WatchedFile.class);

    private final String name;
    private final Path file;
    private final Reading<T> reading;
    private volatile Optional<T> content = Optional.empty();
    private volatile boolean isGood;
    private Optional<FileVersion> seen = Optional.empty();
    private boolean isMissed;

    /** Watches a file, of which nothing is known before it is refreshed. */
    WatchedFile(String name, Path file, Reading<T> reading) {
        this.name = name;
        this.file = file;
        this.reading = reading;
    }

    /** What was read last; empty if nothing ever could be. */
    Optional<T> content() {
        return content;
    }

    SourceStatus status() {
        SourceState state = content.isEmpty() ? SourceState.ABSENT : isGood ? SourceState.CURRENT : SourceState.KEPT;
        return new SourceStatus(name, state);
    }

    /** Reads the file if it is another one than before; a file that could not be used is tried again when it changes. */
    synchronized void refresh() {
        try {
            FileVersion version = FileVersion.of(file);
            if (!seen.equals(Optional.of(version)) || isMissed) {
                read(version);
            }
            isMissed = false;
        } catch (IOException gone) {
            isGood = false;
            if (!isMissed) {
                LOG.warnf("step-up: %s cannot be found (%s); %s", name, file, consequence());
            }
            isMissed = true;
        }
    }

    private void read(FileVersion version) throws IOException {
        try {
            T fresh = reading.read(file);
            if (!FileVersion.of(file).equals(version)) {
                // Somebody is still writing; what was read may be half of this and half of that.
                return;
            }
            content = Optional.of(fresh);
            isGood = true;
            LOG.infof("step-up: %s is in use (%s, changed %s)", name, file, version.changedAt());
        } catch (IOException unusable) {
            isGood = false;
            LOG.warnf("step-up: %s cannot be used (%s: %s); %s", name, file, unusable.getMessage(), consequence());
        }
        seen = Optional.of(version);
    }

    private String consequence() {
        return content.isPresent() ? "the last good one stays in use" : "what it would say is not known";
    }
}
