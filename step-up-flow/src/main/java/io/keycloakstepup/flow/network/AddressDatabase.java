package io.keycloakstepup.flow.network;

import com.maxmind.db.InvalidNetworkException;
import com.maxmind.db.Reader;
import io.keycloakstepup.policy.zone.Network;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * A database in MaxMind's format (MaxMind DB 2.0), mapped into memory. It is a copy that nobody else can change: a file
 * that is mapped and then overwritten in place would change, or end, under the hands of who reads it. Immutable and
 * thread-safe.
 */
final class AddressDatabase {

    private static final Logger LOG = Logger.getLogger(AddressDatabase.class);

    /** How many entries are read before a database is believed: all of a small one, the beginning of a large one. */
    private static final int CHECKED_ENTRIES = 100_000;

    private final String name;
    private final Reader reader;
    private final AtomicBoolean complained = new AtomicBoolean();

    private AddressDatabase(String name, Reader reader) {
        this.name = name;
        this.reader = reader;
    }

    /**
     * Opens a database.
     *
     * @param name what the log calls it
     * @throws IOException if the file cannot be read, or is no intact database
     */
    static AddressDatabase open(String name, Path file) throws IOException {
        Path copy = Files.createTempFile("step-up-", ".mmdb");
        try {
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            return new AddressDatabase(name, checked(copy));
        } finally {
            forget(copy);
        }
    }

    /** A mapped file lives on without its name; where a system does not allow that, it goes when the server ends. */
    private static void forget(Path copy) {
        if (!copy.toFile().delete()) {
            copy.toFile().deleteOnExit();
        }
    }

    /** What a damaged file makes the reader throw has no end: casts, indexes, numbers out of range. */
    private static Reader checked(Path copy) throws IOException {
        try {
            Reader reader = new Reader(copy.toFile());
            Iterator<?> entries = reader.networks(Map.class);
            for (int read = 0; read < CHECKED_ENTRIES && entries.hasNext(); read++) {
                entries.next();
            }
            return reader;
        } catch (InvalidNetworkException | RuntimeException broken) {
            throw new IOException("not an intact database", broken);
        }
    }

    /**
     * What it says of an address; an empty entry where it says nothing. Empty where that cannot be known, because this
     * is no address or its entry is broken.
     */
    Optional<Entry> entry(String address) {
        // A name would be looked up in the network.
        if (!Network.isAddress(address)) {
            return Optional.empty();
        }
        try {
            Map<?, ?> members = reader.get(InetAddress.getByName(address), Map.class);
            return Optional.of(new Entry(members == null ? Map.of() : members));
        } catch (IOException | RuntimeException broken) {
            complain(broken);
            return Optional.empty();
        }
    }

    private void complain(Exception broken) {
        if (complained.compareAndSet(false, true)) {
            LOG.warnf("step-up: %s has broken entries (%s); what they say is not known", name, broken.getMessage());
        }
    }
}
