package io.keycloakstepup.policy.zone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

    private static boolean holds(String cidr, String address) {
        return Networks.of(List.of(cidr)).contains(address);
    }

    @ParameterizedTest
    @CsvSource({
        "198.51.100.0/24, 198.51.100.0",
        "198.51.100.0/24, 198.51.100.255",
        "198.51.100.7, 198.51.100.7",
        "0.0.0.0/0, 255.255.255.255",
        "2001:db8:1::/48, 2001:db8:1:ffff:ffff:ffff:ffff:ffff",
        "2001:db8::1, 2001:0DB8:0:0:0:0:0:1",
        "::/0, 2001:db8::1",
        "fe80::/10, fe80::1%eth0",
    })
    void addressWithinIsHeld(String cidr, String address) {
        assertTrue(holds(cidr, address));
    }

    @ParameterizedTest
    @CsvSource({
        "198.51.100.0/24, 198.51.101.0",
        "198.51.100.0/24, 198.51.99.255",
        "198.51.100.7, 198.51.100.8",
        "2001:db8:1::/48, 2001:db8:2::",
        "2001:db8::/65, 2001:db8:0:0:8000::",
        "0.0.0.0/0, ::1",
    })
    void addressOutsideIsNotHeld(String cidr, String address) {
        assertFalse(holds(cidr, address));
    }

    @Test
    void mappedAddressIsItsIpv4Address() {
        assertTrue(holds("198.51.100.0/24", "::ffff:198.51.100.7"));
        assertTrue(holds("198.51.100.0/24", "::ffff:c633:6407"));
        assertTrue(holds("::ffff:198.51.100.0/120", "198.51.100.7"));
        assertEquals(Network.parse("10.0.0.0/8"), Network.parse("::ffff:10.0.0.0/104"));
    }

    @Test
    void allOfIpv6HoldsNoIpv4() {
        assertFalse(holds("::/0", "198.51.100.7"));
        assertFalse(holds("::/0", "::ffff:198.51.100.7"));
    }

    @ParameterizedTest
    @CsvSource({
        "198.51.100.1/24, 198.51.100.0/24",
        "10.1.2.3/8, 10.0.0.0/8",
        "2001:db8:1::1/48, 2001:db8:1::/48",
        "::ffff:10.1.0.0/104, 10.0.0.0/8",
    })
    void hostBitsAreAnErrorThatShowsTheNetworkMeant(String wrong, String meant) {
        Throwable error = assertThrows(IllegalArgumentException.class, () -> Network.parse(wrong));
        assertEquals(wrong + " has host bits set; the network is " + meant, error.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/24",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/08",
                "10.0.0.0/+8",
                "10.0.0.0/255.0.0.0",
                "10.0.0",
                "10",
                "167772160",
                "0xa.0.0.0",
                "012.0.0.0",
                "10.0.0.*",
                "10.0.0.0-5",
                "10.0.0.0,1",
                "*",
                "10.0.0.256",
                "10.0.0.0/8/8",
                " 10.0.0.0/8",
                "10.0.0.0/8 ",
                "2001:db8::/129",
                "2001:db8::1::",
                "2001:db8",
                "2001:db8:0:0:0:0:0:0:0",
                "fe80::%eth0/64",
                "::ffff:10.0.0.0/8",
                "[::1]",
                "localhost",
                "4)+k&C#VzJ4br>0wv%Yp",
                "1０.0.0.1",
            })
    void everythingElseIsNoNetwork(String text) {
        assertThrows(IllegalArgumentException.class, () -> Network.parse(text));
    }

    @Test
    void whatIsNoAddressLiesNowhereAnybodyKnows() {
        Networks everywhere = Networks.of(List.of("0.0.0.0/0"));
        assertEquals(Optional.of(true), everywhere.holds("10.0.0.0"));
        assertEquals(Optional.empty(), everywhere.holds("unknown"));
        assertFalse(Network.isAddress("10.0.0.0/8"));
        assertTrue(Network.isAddress("10.0.0.0"));
    }

    @Test
    void zoneWithoutNetworksIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Networks.of(List.of()));
    }
}
