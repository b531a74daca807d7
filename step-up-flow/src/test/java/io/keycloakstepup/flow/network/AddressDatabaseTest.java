package io.keycloakstepup.flow.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keycloakstepup.policy.signal.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AddressDatabaseTest {

    private static final int MUTATIONS = 1_500;

    private final Path directory;

    AddressDatabaseTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @BeforeEach
    void databasesAreThere() {
        Vectors.need();
    }

    @Test
    void countryAndCityAndPlaceAreTold() throws IOException {
        Entry london = entry(Vectors.CITY, "81.2.69.142");

        assertThat(london.country()).contains("GB");
        assertThat(london.city()).contains("London");
        assertThat(london.place()).contains(new Place(51.5142, -0.0931, 10));
    }

    @Test
    void countryDatabaseTellsTheCountryOfUseNotOfRegistration() throws IOException {
        assertThat(entry(Vectors.COUNTRY, "2.125.160.216").country()).contains("GB");
    }

    @Test
    void numberOfTheNetworkIsTold() throws IOException {
        assertThat(entry(Vectors.ASN, "1.128.0.1").asn()).contains(1221L);
    }

    @Test
    void anonymousAddressIsToldFromAnyOther() throws IOException {
        assertThat(entry(Vectors.ANONYMOUS, "1.2.0.1").isAnonymous()).isTrue();
        assertThat(entry(Vectors.ANONYMOUS, "198.51.100.1").isAnonymous()).isFalse();
    }

    @Test
    void mappedAddressIsItsIpv4Address() throws IOException {
        assertThat(entry(Vectors.CITY, "::ffff:81.2.69.142").city()).contains("London");
    }

    @Test
    void addressThatTheDatabaseDoesNotHaveIsNowhere() throws IOException {
        Entry nowhere = entry(Vectors.CITY, "198.51.100.1");

        assertThat(nowhere.country()).isEmpty();
        assertThat(nowhere.city()).isEmpty();
        assertThat(nowhere.asn()).isEmpty();
        assertThat(nowhere.place()).isEmpty();
    }

    @Test
    void whatIsNoAddressIsNotLookedUp() throws IOException {
        AddressDatabase database = AddressDatabase.open("test", Vectors.CITY);

        for (String text : List.of("", "localhost", "unknown", "81.2.69")) {
            assertThat(database.entry(text)).as(text).isEmpty();
        }
    }

    @Test
    void brokenDatabaseIsRefused() {
        for (Path broken : Vectors.BROKEN) {
            assertThatThrownBy(() -> AddressDatabase.open("test", broken))
                    .as(broken.toString())
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void openDatabaseOutlivesItsFile() throws IOException {
        Path file = Files.copy(Vectors.CITY, directory.resolve("city.mmdb"));
        AddressDatabase database = AddressDatabase.open("test", file);

        Files.write(file, new byte[0]);

        assertThat(database.entry("81.2.69.142").flatMap(Entry::city)).contains("London");
    }

    /** Each database differs from a good one by some bytes; whatever they do, it is an error that is foreseen, or none. */
    @Test
    void damagedDatabaseNeverFailsInAnotherWay() throws IOException {
        byte[] good = Files.readAllBytes(Vectors.CITY);
        Random random = new Random(26);
        int refused = 0;
        for (int mutation = 0; mutation < MUTATIONS; mutation++) {
            byte[] damaged = good.clone();
            for (int bytes = 1 + random.nextInt(6); bytes > 0; bytes--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            refused += isRefused(Files.write(directory.resolve("damaged.mmdb"), damaged)) ? 1 : 0;
        }
        assertThat(refused).isBetween(1, MUTATIONS - 1);
    }

    private static boolean isRefused(Path file) {
        try {
            Optional<Entry> entry = AddressDatabase.open("test", file).entry("81.2.69.142");
            entry.ifPresent(found -> {
                found.country();
                found.city();
                found.place();
            });
            return false;
        } catch (IOException foreseen) {
            return true;
        }
    }

    private static Entry entry(Path file, String address) throws IOException {
        return AddressDatabase.open("test", file).entry(address).orElseThrow();
    }
}
