package io.keycloakstepup.it.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

    /** Puts all files back as they were at the start. */
    public static void restore() throws IOException {
        Files.createDirectories(FILES);
        copy("GeoIP2-Country-Test.mmdb", "country.mmdb");
        copy("GeoIP2-City-Test.mmdb", "city.mmdb");
        copy("GeoLite2-ASN-Test.mmdb", "asn.mmdb");
        copy("GeoIP2-Anonymous-IP-Test.mmdb", "anonymous.mmdb");
        Files.writeString(SUSPECTS, SUSPECT + "\n");
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
        return List.of(
                option + "country-database=" + COUNTRIES,
                option + "city-database=" + FILES.resolve("city.mmdb"),
                option + "asn-database=" + FILES.resolve("asn.mmdb"),
                option + "anonymous-database=" + FILES.resolve("anonymous.mmdb"),
                option + "lists=suspects=" + SUSPECTS,
                option + "check-seconds=1");
    }
}
