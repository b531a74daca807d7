package io.keycloakstepup.distribution;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * What lies on the server's class path, read from its archive as it was downloaded.
 *
 * @param jars how many jars were looked into
 * @param owners entry name to the jar that holds it
 */
record ServerLibraries(int jars, Map<String, String> owners) {

    ServerLibraries {
        owners = Map.copyOf(owners);
    }

    static ServerLibraries read() throws IOException {
        Path archive = Path.of(System.getProperty("server.archive", ""));
        Map<String, String> owners = new HashMap<>();
        int jars = 0;
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive));
                TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(file))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.getName().matches("[^/]+/lib/.*\\.jar")) {
                    jars++;
                    addEntriesOf(tar, entry.getName(), owners);
                }
            }
        }
        return new ServerLibraries(jars, owners);
    }

    /** The stream ends with the jar, and must not be closed: the next one follows in it. */
    @SuppressWarnings("resource")
    private static void addEntriesOf(InputStream jar, String name, Map<String, String> owners) throws IOException {
        ZipInputStream zip = new ZipInputStream(jar);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (!entry.isDirectory()) {
                owners.put(entry.getName(), name);
            }
        }
    }
}
