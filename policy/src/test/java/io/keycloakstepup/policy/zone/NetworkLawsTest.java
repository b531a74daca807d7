package io.keycloakstepup.policy.zone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Laws of networks, held against the JDK's own addresses and plain arithmetic. */
class NetworkLawsTest {

    private static String text(byte[] address) throws UnknownHostException {
        return InetAddress.getByAddress(address).getHostAddress();
    }

    private static BigInteger prefix(byte[] address, int length) {
        return new BigInteger(1, address).shiftRight(address.length * 8 - length);
    }

    private static byte[] first(byte[] address, int length) {
        byte[] first = address.clone();
        for (int bit = length; bit < first.length * 8; bit++) {
            first[bit / 8] &= (byte) ~(0x80 >> (bit % 8));
        }
        return first;
    }

    private static void assertHoldsByPrefix(byte[] base, byte[] other, int length) throws UnknownHostException {
        Networks networks = Networks.of(List.of(text(first(base, length)) + "/" + length));
        assertTrue(networks.contains(text(base)));
        assertEquals(prefix(base, length).equals(prefix(other, length)), networks.contains(text(other)));
    }

    @Property
    void ipv4NetworkHoldsExactlyTheAddressesOfItsPrefix(
            @ForAll @Size(4) byte[] base, @ForAll @Size(4) byte[] other, @ForAll @IntRange(max = 32) int length)
            throws UnknownHostException {
        assertHoldsByPrefix(base, other, length);
    }

    @Property
    void ipv4NeighboursAreToldApart(
            @ForAll @Size(4) byte[] base, @ForAll @IntRange(max = 31) int bit, @ForAll @IntRange(max = 32) int length)
            throws UnknownHostException {
        byte[] neighbour = base.clone();
        neighbour[bit / 8] ^= (byte) (0x80 >> (bit % 8));
        assertHoldsByPrefix(base, neighbour, length);
    }

    @Property
    void ipv6NeighboursAreToldApart(
            @ForAll @Size(16) byte[] base,
            @ForAll @IntRange(max = 127) int bit,
            @ForAll @IntRange(max = 128) int length)
            throws UnknownHostException {
        base[0] = 0x20; // never a mapped address
        byte[] neighbour = base.clone();
        neighbour[bit / 8] ^= (byte) (0x80 >> (bit % 8));
        assertHoldsByPrefix(base, neighbour, length);
    }

    @Property
    void mappedAddressLiesWhereItsIpv4AddressLies(
            @ForAll @Size(4) byte[] base, @ForAll @Size(4) byte[] other, @ForAll @IntRange(max = 32) int length)
            throws UnknownHostException {
        Networks networks = Networks.of(List.of(text(first(base, length)) + "/" + length));
        assertEquals(networks.contains(text(other)), networks.contains("::ffff:" + text(other)));
        assertFalse(Networks.of(List.of("::/0")).contains("::ffff:" + text(other)));
    }

    @Property
    void canonicalFormIsReadAsTheSameNetwork(@ForAll @Size(16) byte[] base, @ForAll @IntRange(max = 128) int length)
            throws UnknownHostException {
        base[0] = 0x20;
        Network network = Network.parse(text(first(base, length)) + "/" + length);
        assertEquals(network, Network.parse(network.toString()));
    }

    @Property
    void textIsAnAddressOrRefusedAndNeverFails(@ForAll String text) {
        assertEquals(Network.isAddress(text), Address.parse(text).isPresent());
    }
}
