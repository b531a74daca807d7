package io.keycloakstepup.policy.zone;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** All addresses that share a prefix. Immutable. */
public final class Network {

    private static final Pattern CIDR = Pattern.compile("([^/%]*)(?:/(0|[1-9][0-9]{0,2}))?");

    /** How many bits of an IPv4-mapped IPv6 address come before its IPv4 address. */
    private static final int MAPPING_BITS = 96;

    private static final int V4_SUBSCRIBER_BITS = 24;
    private static final int V6_SUBSCRIBER_BITS = 48;

    private final Address first;
    private final int prefixLength;

    private Network(Address first, int prefixLength) {
        this.first = first;
        this.prefixLength = prefixLength;
    }

    /**
     * Reads an address and a prefix length, for example {@code 198.51.100.0/24}; an address alone is the network of
     * that one address.
     *
     * @throws IllegalArgumentException if this is no network, with a message that says why; where host bits are set,
     *     with the network meant
     */
    public static Network parse(String cidr) {
        Matcher matcher = CIDR.matcher(cidr);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + cidr + "' is not an IP network");
        }
        Address address = Address.parse(matcher.group(1))
                .orElseThrow(() -> new IllegalArgumentException("'" + cidr + "' is not an IP network"));
        int prefixLength = prefixLength(cidr, matcher.group(2), address);
        Address first = address.network(prefixLength);
        if (!first.equals(address)) {
            throw new IllegalArgumentException(
                    cidr + " has host bits set; the network is " + first + "/" + prefixLength);
        }
        return new Network(first, prefixLength);
    }

    /** Whether this text writes an IP address. */
    public static boolean isAddress(String text) {
        return Address.parse(text).isPresent();
    }

    private static int prefixLength(String cidr, @Nullable String written, Address address) {
        if (written == null) {
            return address.bits();
        }
        boolean isMapped = address.isV4() && cidr.indexOf(':') >= 0;
        int prefixLength = Integer.parseInt(written) - (isMapped ? MAPPING_BITS : 0);
        if (prefixLength < 0 || prefixLength > address.bits()) {
            int least = isMapped ? MAPPING_BITS : 0;
            throw new IllegalArgumentException(
                    "the prefix length of " + cidr + " must be between " + least + " and " + (least + address.bits()));
        }
        return prefixLength;
    }

    /**
     * The network around an address that one subscriber is commonly given, 24 bits of IPv4 or 48 of IPv6: coarse enough not
     * to point at one person. Empty if this is no address.
     */
    public static Optional<Network> around(String address) {
        return around(address, V4_SUBSCRIBER_BITS, V6_SUBSCRIBER_BITS);
    }

    static Optional<Network> around(String address, int v4PrefixLength, int v6PrefixLength) {
        return Address.parse(address).map(at -> around(at, at.isV4() ? v4PrefixLength : v6PrefixLength));
    }

    static Network around(Address address, int prefixLength) {
        return new Network(address.network(prefixLength), prefixLength);
    }

    /** Whether both are networks of IPv4, or both of IPv6. */
    public boolean isOfSameKind(Network other) {
        return isV4() == other.isV4();
    }

    boolean isV4() {
        return first.isV4();
    }

    int prefixLength() {
        return prefixLength;
    }

    boolean contains(Address address) {
        return address.isV4() == first.isV4() && address.network(prefixLength).equals(first);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Network network && network.prefixLength == prefixLength && network.first.equals(first);
    }

    @Override
    public int hashCode() {
        return Objects.hash(first, prefixLength);
    }

    /** The canonical form, for example {@code 2001:db8:1::/48}. */
    @Override
    public String toString() {
        return first + "/" + prefixLength;
    }
}
