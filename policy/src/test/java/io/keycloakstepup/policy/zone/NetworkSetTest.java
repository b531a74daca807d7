package io.keycloakstepup.policy.zone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NetworkSetTest {

    /** The naive way, one network after another, is the yardstick. */
    @Test
    void anAddressIsFoundExactlyWhereOneOfTheNetworksHoldsIt() {
        Random random = new Random(7);
        List<Network> networks =
                Stream.generate(() -> network(random)).limit(300).toList();
        NetworkSet set = NetworkSet.of(networks);
        int held = 0;
        for (int times = 0; times < 5_000; times++) {
            String address = address(random);
            boolean expected = new Networks(networks).contains(address);
            assertEquals(expected, set.contains(address), address);
            held += expected ? 1 : 0;
        }
        assertTrue(held > 100 && held < 4_900, "the addresses are badly chosen: " + held);
    }

    @Test
    void emptySetHoldsNothing() {
        assertFalse(NetworkSet.of(List.of()).contains("192.0.2.1"));
    }

    @Test
    void aNetworkAroundAnAddressIsOfTheSizeOfItsFamily() {
        assertEquals(
                "198.51.100.0/24", Network.around("198.51.100.77").orElseThrow().toString());
        assertEquals(
                "198.51.100.0/24",
                Network.around("::ffff:198.51.100.77").orElseThrow().toString());
        assertEquals(
                "2001:db8:1::/48",
                Network.around("2001:db8:1:2::3").orElseThrow().toString());
        assertTrue(Network.around("unknown").isEmpty());
    }

    private static Network network(Random random) {
        return random.nextBoolean()
                ? Network.around(address(random), 22 + random.nextInt(11), 120 + random.nextInt(9))
                        .orElseThrow()
                : Network.around(address(random), 32, 128).orElseThrow();
    }

    /** Few enough that they meet. */
    private static String address(Random random) {
        return random.nextInt(3) == 0
                ? "2001:db8::" + Integer.toHexString(random.nextInt(4096))
                : "10." + random.nextInt(4) + "." + random.nextInt(256) + "." + random.nextInt(256);
    }
}
