package io.keycloakstepup.policy.rule;

import static io.keycloakstepup.policy.facts.FactTable.CLIENT_ID;
import static io.keycloakstepup.policy.facts.FactTable.REQUEST_SCOPES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.keycloakstepup.policy.facts.Facts;
import io.keycloakstepup.policy.facts.KnownFacts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SelectorTest {

    private static final Facts READ_AND_PAY = new KnownFacts(Map.of(REQUEST_SCOPES, List.of("read", "pay")));

    private static Selector scopes(boolean excluding, String... listed) {
        return new Selector(
                "scopes", REQUEST_SCOPES, Set.of(listed), excluding ? Selector.Quantity.NONE : Selector.Quantity.SOME);
    }

    @Test
    void anyOfTheListedValuesWillDo() {
        assertEquals(Truth.yes(), scopes(false, "pay", "admin").test(READ_AND_PAY));
        assertEquals(
                new Truth.No("request.scopes [read, pay] is not among [admin]"),
                scopes(false, "admin").test(READ_AND_PAY));
    }

    @Test
    void excludingSelectorHoldsWhereNoneIsListed() {
        assertEquals(Truth.yes(), scopes(true, "admin").test(READ_AND_PAY));
        assertEquals(
                new Truth.No("request.scopes [read, pay] is among [admin, pay]"),
                scopes(true, "pay", "admin").test(READ_AND_PAY));
    }

    @Test
    void factWithoutValuesIsKnownAndListedNowhere() {
        Facts none = new KnownFacts(Map.of(REQUEST_SCOPES, List.of()));
        assertEquals(
                new Truth.No("request.scopes [] is not among [pay]"),
                scopes(false, "pay").test(none));
        assertEquals(Truth.yes(), scopes(true, "pay").test(none));
    }

    @Test
    void missingFactMakesBothUnknown() {
        Facts nothing = new KnownFacts(Map.of());
        assertEquals(
                new Truth.Unknown(Set.of("request.scopes")),
                scopes(false, "pay").test(nothing));
        assertEquals(
                new Truth.Unknown(Set.of("request.scopes")), scopes(true, "pay").test(nothing));
    }

    @Test
    void longListIsCountedNotRepeated() {
        Set<String> many = IntStream.range(0, 100).mapToObj(i -> "client" + i).collect(Collectors.toSet());
        assertEquals(
                new Truth.No("client.id [shop] is not among the 100 of clients"),
                new Selector("clients", CLIENT_ID, many, Selector.Quantity.SOME)
                        .test(new KnownFacts(Map.of(CLIENT_ID, "shop"))));
    }

    @Test
    void selectorThatListsNothingIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> scopes(false));
    }

    @Test
    void falseDecidesAndTheUnknownIsCollected() {
        Truth no = new Truth.No("no");
        Truth one = new Truth.Unknown(Set.of("net.ip"));
        Truth other = new Truth.Unknown(Set.of("user.id"));
        assertEquals(no, one.and(no));
        assertEquals(no, no.and(one));
        assertEquals(one, Truth.yes().and(one));
        assertEquals(one, one.and(Truth.yes()));
        assertEquals(new Truth.Unknown(Set.of("net.ip", "user.id")), one.and(other));
        assertEquals("net.ip, user.id", ((Truth.Unknown) one.and(other)).listed());
    }
}
