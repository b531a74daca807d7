package io.keycloakstepup.flow.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AddressListTest {

    private final Path directory;

    AddressListTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void addressesAndNetworksAreListed() throws IOException {
        AddressList list = read("# exits\n192.0.2.7\n\n198.51.100.0/24 # a provider\n2001:db8::/32\n");

        assertThat(list.contains("192.0.2.7")).isTrue();
        assertThat(list.contains("192.0.2.8")).isFalse();
        assertThat(list.contains("198.51.100.200")).isTrue();
        assertThat(list.contains("2001:db8::1")).isTrue();
        assertThat(list.contains("::ffff:192.0.2.7")).isTrue();
    }

    @Test
    void emptyListHoldsNobody() throws IOException {
        assertThat(read("").contains("192.0.2.7")).isFalse();
    }

    @Test
    void whatIsNoAddressIsOnNoList() throws IOException {
        assertThat(read("0.0.0.0/0\n::/0\n").contains("unknown")).isFalse();
    }

    @Test
    void aLineThatIsNoNetworkSpoilsTheListAndIsNamedByItsNumberAlone() {
        assertThatThrownBy(() -> read("192.0.2.7\nroot:x:0:0\n"))
                .isInstanceOf(IOException.class)
                .hasMessage("line 2 is no network");
    }

    private AddressList read(String text) throws IOException {
        return AddressList.read(Files.writeString(directory.resolve("list.txt"), text));
    }
}
