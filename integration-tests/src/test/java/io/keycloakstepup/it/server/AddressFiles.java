package io.keycloakstepup.it.server;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The databases and lists of addresses that the tests' server looks at each second. What a test changes it must put back:
 * all tests of a run share the server.
 */
public final class AddressFiles {

    private static final Path ORIGINALS = Path.of("..", "..", "shared", "vectors", "maxmind");
    private static final Path FILES = FixtureSettings.WORK.resolve("addresses").toAbsolutePath();

    /** The list {@code suspects}, which holds {@value #SUSPECT} alone. */
    public static final Path SUSPECTS = FILES.resolve("suspects.txt");

    public static final String SUSPECT = "203.0.113.66";

    /** The database of countries. */
    public static final Path COUNTRIES = FILES.resolve("country.mmdb");

    private AddressFiles() {}

    /** Leaves a test out, and says so, where the databases are not there. */
    public static void need() {
        if (!areThere()) {
            System.out.println("not run: tests of networks and signals: no vectors");
        }
        assumeTrue(areThere(), "no vectors");
    }

    private static boolean areThere() {
        return Files.isDirectory(ORIGINALS);
    }

    /** Puts all files back as they were at the start, as far as there are any. */
    public static void restore() throws IOException {
        Files.createDirectories(FILES);
        Files.writeString(SUSPECTS, SUSPECT + "\n");
        if (areThere()) {
            restoreDatabases();
        }
    }

    private static void restoreDatabases() throws IOException {
        copy("GeoIP2-Country-Test.mmdb", "country.mmdb");
        copy("GeoIP2-City-Test.mmdb", "city.mmdb");
        copy("GeoLite2-ASN-Test.mmdb", "asn.mmdb");
        copy("GeoIP2-Anonymous-IP-Test.mmdb", "anonymous.mmdb");
    }

    /** Overwrites the database of countries with one that is damaged. */
    public static void breakCountries() throws IOException {
        copy("MaxMind-DB-test-broken-search-tree-24.mmdb", "country.mmdb");
    }

    private static void copy(String original, String name) throws IOException {
        Files.copy(ORIGINALS.resolve(original), FILES.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    /** The server's options. */
    static List<String> options() throws IOException {
        restore();
        String option = "--spi-step-up-network--default--";
        List<String> options =
                new ArrayList<>(List.of(option + "lists=suspects=" + SUSPECTS, option + "check-seconds=1"));
        if (areThere()) {
            options.add(option + "country-database=" + COUNTRIES);
            for (String kind : List.of("city", "asn", "anonymous")) {
                options.add(option + kind + "-database=" + FILES.resolve(kind + ".mmdb"));
            }
        }
        return options;
    }
}
