package io.keycloakstepup.policy.rule;

import static io.keycloakstepup.policy.facts.FactTable.NET_ASN;
import static io.keycloakstepup.policy.facts.FactTable.NET_COUNTRY;
import static io.keycloakstepup.policy.facts.FactTable.NET_IP;
import static io.keycloakstepup.policy.facts.FactTable.NET_LISTS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.keycloakstepup.policy.facts.Facts;
import io.keycloakstepup.policy.facts.KnownFacts;
import io.keycloakstepup.policy.zone.Networks;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A zone holds a request, or does not, or nobody knows. */
class ZonesTest {

    private static final Condition OFFICE = new InNetworks(Networks.of(List.of("198.51.100.0/24", "2001:db8:1::/48")));
    private static final Condition ALPS = new InCountries(Set.of("CH", "AT"));
    private static final Condition NOT_TOR = new Outside("notLists", new OnLists(Set.of("tor")));

    private static final Facts NOTHING = new KnownFacts(Map.of());
    private static final Facts AT_WORK = new KnownFacts(
            Map.of(NET_IP, "198.51.100.7", NET_COUNTRY, "CH", NET_ASN, 64500L, NET_LISTS, Map.of("tor", false)));

    private static Zone zone(Condition... criteria) {
        return new Zone(List.of(criteria));
    }

    private static Set<String> missing(Truth truth) {
        return assertInstanceOf(Truth.Unknown.class, truth).missing();
    }

    @Test
    void everyCriterionOfAZoneMustHold() {
        assertEquals(Truth.yes(), zone(OFFICE, ALPS, NOT_TOR).test(AT_WORK));
        assertInstanceOf(
                Truth.No.class, zone(OFFICE, new InCountries(Set.of("DE"))).test(AT_WORK));
    }

    @Test
    void oneCriterionThatFailsDecidesWhateverIsUnknown() {
        Facts address = new KnownFacts(Map.of(NET_IP, "192.0.2.7"));
        assertInstanceOf(Truth.No.class, zone(ALPS, OFFICE).test(address));
        assertInstanceOf(Truth.No.class, zone(OFFICE, ALPS).test(address));
    }

    @Test
    void whatIsUnknownIsNamed() {
        assertEquals(
                Set.of("net.ip", "net.country", "net.lists.tor"),
                missing(zone(OFFICE, ALPS, NOT_TOR).test(NOTHING)));
        assertEquals(Set.of("net.asn"), missing(new OfProviders(Set.of(64500L)).test(NOTHING)));
    }

    @Test
    void twinOfACriterionIsItsOpposite() {
        assertInstanceOf(Truth.No.class, new Outside("notCountries", ALPS).test(AT_WORK));
        assertEquals(Truth.yes(), new Outside("notAsns", new OfProviders(Set.of(1L))).test(AT_WORK));
        assertEquals(Set.of("net.country"), missing(new Outside("notCountries", ALPS).test(NOTHING)));
    }

    @Test
    void listThatTheServerDoesNotHaveSaysNothing() {
        assertEquals(Set.of("net.lists.vpn"), missing(new OnLists(Set.of("tor", "vpn")).test(AT_WORK)));
        Facts onTor = new KnownFacts(Map.of(NET_LISTS, Map.of("tor", true)));
        assertEquals(Truth.yes(), new OnLists(Set.of("tor", "vpn")).test(onTor));
    }

    @Test
    void zonesAreNamedInAlphabeticalOrder() {
        Zones zones =
                new Zones(Map.of("office", zone(OFFICE), "alps", zone(ALPS), "tor", zone(new OnLists(Set.of("tor")))));
        assertEquals(Optional.of(List.of("alps", "office")), zones.holding(AT_WORK));
    }

    @Test
    void namesOfAllZonesAreUnknownWhereOneIs() {
        Zones zones = new Zones(Map.of("office", zone(OFFICE), "alps", zone(ALPS)));
        assertEquals(Optional.empty(), zones.holding(new KnownFacts(Map.of(NET_IP, "198.51.100.7"))));
    }

    @Test
    void selectorKnowsAsSoonAsOneZoneHolds() {
        Zones zones = new Zones(Map.of("office", zone(OFFICE), "alps", zone(ALPS)));
        Facts address = new KnownFacts(Map.of(NET_IP, "198.51.100.7"));
        assertEquals(Truth.yes(), new InZones("zones", zones, false).test(address));
        assertInstanceOf(Truth.No.class, new InZones("zonesNot", zones, true).test(address));
        Facts elsewhere = new KnownFacts(Map.of(NET_IP, "192.0.2.7"));
        assertEquals(Set.of("net.country"), missing(new InZones("zones", zones, false).test(elsewhere)));
        assertEquals(Set.of("net.country"), missing(new InZones("zonesNot", zones, true).test(elsewhere)));
    }

    @Test
    void zoneThatThePolicyDoesNotNameHoldsNobody() {
        assertInstanceOf(Truth.No.class, Zones.NONE.test("office", AT_WORK));
    }

    @Test
    void emptyZonesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> zone());
        assertThrows(IllegalArgumentException.class, () -> new InCountries(Set.of()));
        assertThrows(IllegalArgumentException.class, () -> new OnLists(Set.of()));
        assertThrows(IllegalArgumentException.class, () -> new OfProviders(Set.of(-1L)));
        assertThrows(IllegalArgumentException.class, () -> new InZones("zones", Zones.NONE, false));
    }
}
