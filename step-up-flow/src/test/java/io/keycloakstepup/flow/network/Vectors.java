package io.keycloakstepup.flow.network;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** MaxMind's own test databases, whole and broken. */
final class Vectors {

    static final Path COUNTRY = file("GeoIP2-Country-Test.mmdb");
    static final Path CITY = file("GeoIP2-City-Test.mmdb");
    static final Path ASN = file("GeoLite2-ASN-Test.mmdb");
    static final Path ANONYMOUS = file("GeoIP2-Anonymous-IP-Test.mmdb");

    static final List<Path> BROKEN = List.of(
            file("GeoIP2-City-Test-Broken-Double-Format.mmdb"),
            file("GeoIP2-City-Test-Invalid-Node-Count.mmdb"),
            file("MaxMind-DB-test-broken-pointers-24.mmdb"),
            file("MaxMind-DB-test-broken-search-tree-24.mmdb"));

    private Vectors() {}

    /** Leaves a test out, and says so, where the databases are not there. */
    static void need() {
        boolean there = Files.exists(CITY);
        if (!there) {
            System.out.println("not run: the test databases of addresses: no vectors");
        }
        assumeTrue(there, "no vectors");
    }

    private static Path file(String name) {
        return Path.of("../../shared/vectors/maxmind", name);
    }
}
