package io.keycloakstepup.policy.zone;

import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import inet.ipaddr.ipv4.IPv4Address;
import inet.ipaddr.ipv6.IPv6Address;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * One IP address in its one form: an IPv4-mapped IPv6 address is the IPv4 address that it maps (RFC 4291 §2.5.5.2), and
 * the zone id of a link-local address says nothing about the network.
 *
 * @param isV4 whether this is an IPv4 address
 * @param high the upper 64 bits; 0 for IPv4
 * @param low the lower 64 bits; the whole address for IPv4
 */
record Address(boolean isV4, long high, long low) {

    /** Four decimal numbers or eight hexadecimal ones; none of the other forms that the library could read. */
    private static final IPAddressStringParameters STRICT = strict();

    private static final int LONGEST = "0000:0000:0000:0000:0000:ffff:255.255.255.255".length();

    private static final int V4_BITS = 32;
    private static final int V6_BITS = 128;

    private static IPAddressStringParameters strict() {
        var any = new IPAddressStringParameters.Builder()
                .allowEmpty(false)
                .allowAll(false)
                .allowSingleSegment(false)
                .allowPrefix(false)
                .allowMask(false)
                .allowPrefixOnly(false)
                .allowWildcardedSeparator(false)
                .setRangeOptions(RangeParameters.NO_RANGE)
                .allow_inet_aton(false);
        any.getIPv4AddressParametersBuilder().allowBinary(false).allowLeadingZeros(false);
        any.getIPv6AddressParametersBuilder()
                .allowBase85(false)
                .allowBinary(false)
                .allowZone(false)
                .allowUnlimitedLeadingZeros(false)
                .allow_mixed_inet_aton(false);
        return any.toParams();
    }

    /** The address that this text writes, or empty if it writes none. */
    static Optional<Address> parse(String text) {
        String plain = withoutZoneId(text);
        if (plain.length() > LONGEST || !plain.chars().allMatch(Address::isAddressCharacter)) {
            return Optional.empty();
        }
        return Optional.ofNullable(new IPAddressString(plain, STRICT).getAddress())
                .map(Address::of);
    }

    private static String withoutZoneId(String text) {
        int zone = text.indexOf('%');
        return zone > 0 && text.indexOf(':') >= 0 ? text.substring(0, zone) : text;
    }

    private static boolean isAddressCharacter(int character) {
        return character == '.' || character == ':' || (character < 128 && Character.digit(character, 16) >= 0);
    }

    private static Address of(IPAddress parsed) {
        if (parsed instanceof IPv6Address v6 && !v6.isIPv4Mapped()) {
            ByteBuffer bytes = ByteBuffer.wrap(v6.getBytes());
            return new Address(false, bytes.getLong(), bytes.getLong());
        }
        IPAddress v4 = parsed instanceof IPv6Address mapped ? mapped.getEmbeddedIPv4Address() : parsed;
        return new Address(
                true, 0, Integer.toUnsignedLong(ByteBuffer.wrap(v4.getBytes()).getInt()));
    }

    /** How many bits an address of this family has. */
    int bits() {
        return isV4 ? V4_BITS : V6_BITS;
    }

    /** The first address of the network of this size that holds this address. */
    Address network(int prefixLength) {
        if (isV4) {
            return new Address(true, 0, low & (-1L << (V4_BITS - prefixLength)));
        }
        return new Address(false, high & leading(prefixLength), low & leading(prefixLength - Long.SIZE));
    }

    /** A mask whose leading bits, as many as asked for but 0 at least and 64 at most, are set. */
    private static long leading(int ones) {
        if (ones <= 0) {
            return 0;
        }
        return ones >= Long.SIZE ? -1L : -1L << (Long.SIZE - ones);
    }

    /** The canonical form (RFC 5952 for IPv6). */
    @Override
    public String toString() {
        if (isV4) {
            return new IPv4Address((int) low).toCanonicalString();
        }
        byte[] bytes =
                ByteBuffer.allocate(2 * Long.BYTES).putLong(high).putLong(low).array();
        return new IPv6Address(bytes).toCanonicalString();
    }
}
