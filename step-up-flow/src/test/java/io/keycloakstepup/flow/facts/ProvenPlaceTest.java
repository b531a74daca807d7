package io.keycloakstepup.flow.facts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ProvenPlaceTest {

    private static final ProvenPlace OFFICE = new ProvenPlace("198.51.100.7");
    private static final ProvenPlace HOME = new ProvenPlace("2001:db8:1:1::7");

    @Test
    void theNextDeskIsInTheSameNetwork() {
        assertThat(OFFICE.isOtherNetwork("198.51.100.255")).contains(false);
        assertThat(HOME.isOtherNetwork("2001:db8:1:ffff::9")).contains(false);
    }

    @Test
    void theNextNetworkIsAnother() {
        assertThat(OFFICE.isOtherNetwork("198.51.101.0")).contains(true);
        assertThat(HOME.isOtherNetwork("2001:db8:2::7")).contains(true);
    }

    @Test
    void anAddressOfTheOtherKindSaysNothing() {
        assertThat(OFFICE.isOtherNetwork("2001:db8:1::7")).isEmpty();
        assertThat(HOME.isOtherNetwork("198.51.100.7")).isEmpty();
    }

    @Test
    void anAddressInIpv6sFormIsStillOneOfIpv4() {
        assertThat(OFFICE.isOtherNetwork("::ffff:198.51.100.9")).contains(false);
    }

    @Test
    void whatIsNoAddressSaysNothing() {
        assertThat(OFFICE.isOtherNetwork("unknown")).isEmpty();
        assertThat(new ProvenPlace("unknown").isOtherNetwork("198.51.100.7")).isEmpty();
    }
}
